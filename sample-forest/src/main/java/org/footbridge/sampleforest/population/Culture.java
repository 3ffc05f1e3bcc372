package org.footbridge.sampleforest.population;

import java.util.List;

/**
 * Where a person comes from: names, and what goes with them.
 *
 * @param given first names; a name in another script is followed by a slash and its Latin form
 * @param surnames the same for family names
 */
record Culture(
        String region,
        String country,
        String countryName,
        int countryCode,
        String language,
        String dialling,
        List<String> cities,
        List<String> given,
        List<String> surnames) {

    private static Culture of(
            String region, String country, String name, int code, String language, String dialling, String... lists) {
        return new Culture(
                region,
                country,
                name,
                code,
                language,
                dialling,
                List.of(lists[0].split(",")),
                List.of(lists[1].strip().split("\\s+")),
                List.of(lists[2].strip().split("\\s+")));
    }

    /** In the order of how many people they bring. */
    static final List<Culture> ALL = List.of(
            of("AMER", "US", "United States", 840, "en-US", "+1", "Seattle,Austin,Boston,Chicago", """
                    Olivia Liam Emma Noah Ava Ethan Sophia Mason Isabella Logan Mia Lucas Charlotte Jackson Amelia Aiden
                    Harper Elijah Evelyn Grayson Abigail Carter Emily Wyatt Ella Jayden Scarlett Luke Grace Owen""", """
                    Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Jackson Martin
                    Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams
                    Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts O'Neill St.Clair"""),
            of("EMEA", "DE", "Germany", 276, "de-DE", "+49", "München,Hamburg,Köln,Leipzig", """
                    Anna Jürgen Sabine Björn Käthe Lukas Jörg Ursula Günther Heike Sören Brigitte Florian Jana Matthias
                    Friederike Karl-Heinz Lena Tobias Ännchen Felix Greta Moritz Hannelore""", """
                    Müller Schröder Weiß Groß Köhler Böhm Krüger Schäfer Jäger Vogt Schmidt Fischer Wagner Becker Hoffmann
                    Koch Richter Klein Wolf Neumann Schwarz Zimmermann Krause Lehmann Größer Meyer-Lüdenscheidt"""),
            of("EMEA", "FR", "France", 250, "fr-FR", "+33", "Paris,Lyon,Besançon", """
                    Zoé Chloé François Hélène Benoît Aurélie Rémi Gaël Maëlys Jérôme Noémie Étienne Françoise Loïc Inès
                    Jean-Pierre Anaïs Cédric Élodie Thibault""", """
                    Lefèvre Garçon Bérénger Dupré Côté Bôle Martin Bernard Petit Moreau Laurent Girard Gauthier Fournier
                    D'Aubigné Lacroix Chevalier Rousseau Perrin Clément"""),
            of("AMER", "BR", "Brazil", 76, "pt-BR", "+55", "São Paulo,Recife,Curitiba", """
                    João Conceição Antônio Luísa Thaís Vitória Otávio Cauã Heloísa Inácio Beatriz Gonçalo Márcia Túlio
                    Renata""", """
                    Araújo Gonçalves Simões Magalhães Brandão Conceição Falcão Muñoz Ibáñez Peña Silva Santos Oliveira
                    Souza Pereira"""),
            of("EMEA", "PL", "Poland", 616, "pl-PL", "+48", "Łódź,Kraków,Gdańsk", """
                    Łukasz Małgorzata Paweł Grażyna Stanisław Bożena Michał Zofia Wojciech Agnieszka Światopełk Żaneta""", """
                    Wiśniewski Wójcik Kamiński Lewandowska Zieliński Dąbrowski Kozłowski Jabłońska Źrebiec Ślązak"""),
            of("EMEA", "SE", "Sweden", 752, "sv-SE", "+46", "Göteborg,Malmö,Umeå", """
                    Åsa Örjan Göran Märta Björk Håkan Ingrid Sverre Øyvind Solveig""", """
                    Ångström Öberg Sjöberg Lindström Åkesson Bjørnstad Hansen Nyström Kjær Þorsteinsdóttir"""),
            of("EMEA", "TR", "Türkiye", 792, "tr-TR", "+90", "İstanbul,İzmir,Ankara", """
                    İbrahim Çağla Şule Gökhan Işıl Oğuz Ümit Ayşe""", """
                    Yılmaz Çelik Şahin Öztürk Kılıç Aydın Güneş Doğan"""),
            of("EMEA", "BG", "Bulgaria", 100, "bg-BG", "+359", "София,Пловдив", """
                    Иван/Ivan Мария/Maria Георги/Georgi Елена/Elena Димитър/Dimitar Цветелина/Tsvetelina""", """
                    Иванов/Ivanov Петрова/Petrova Димитров/Dimitrov Христова/Hristova Йорданов/Yordanov"""),
            of("EMEA", "GR", "Greece", 300, "el-GR", "+30", "Αθήνα,Θεσσαλονίκη", """
                    Γιώργος/Giorgos Ελένη/Eleni Νίκος/Nikos Αικατερίνη/Katerina""", """
                    Παπαδόπουλος/Papadopoulos Βλάχου/Vlachou Οικονόμου/Oikonomou Αγγελόπουλος/Angelopoulos"""),
            of(
                    "EMEA",
                    "IL",
                    "Israel",
                    376,
                    "he-IL",
                    "+972",
                    "תל אביב,חיפה",
                    "דוד/David נועה/Noa משה/Moshe רחל/Rachel",
                    """
                    כהן/Cohen לוי/Levi מזרחי/Mizrahi פרץ/Peretz"""),
            of("EMEA", "AE", "United Arab Emirates", 784, "ar-AE", "+971", "دبي,أبوظبي", """
                    محمد/Mohammed فاطمة/Fatima أحمد/Ahmed عائشة/Aisha""", """
                    المنصوري/Al-Mansoori الهاشمي/Al-Hashimi السويدي/Al-Suwaidi"""),
            of("APAC", "CN", "China", 156, "zh-CN", "+86", "上海,北京,深圳", """
                    伟/Wei 芳/Fang 秀英/Xiuying 敏/Min 静/Jing 强/Qiang 洋/Yang""", """
                    王/Wang 李/Li 张/Zhang 刘/Liu 陈/Chen 欧阳/Ouyang"""),
            of("APAC", "JP", "Japan", 392, "ja-JP", "+81", "東京,大阪", """
                    蓮/Ren 陽菜/Hina 翔太/Shota 美咲/Misaki 健一/Kenichi""", """
                    佐藤/Sato 鈴木/Suzuki 高橋/Takahashi 渡辺/Watanabe 山本/Yamamoto"""),
            of("APAC", "KR", "Korea", 410, "ko-KR", "+82", "서울,부산", "민준/Minjun 서연/Seoyeon 지훈/Jihun 하은/Haeun", """
                    김/Kim 이/Lee 박/Park 최/Choi 정/Jung"""),
            of("APAC", "IN", "India", 356, "en-IN", "+91", "Bengaluru,Pune,Chennai", """
                    Aarav Priya Rohan Ananya Vikram Deepika Arjun Kavya Sanjay Lakshmi राज/Raj सुनीता/Sunita""", """
                    Sharma Patel Reddy Iyer Gupta Nair Krishnamurthy Venkataraman Chatterjee शर्मा/Sharma"""),
            of("APAC", "VN", "Viet Nam", 704, "vi-VN", "+84", "Hà Nội,Đà Nẵng", """
                    Hương Đức Thảo Tuấn Phương Ngọc""", """
                    Nguyễn Trần Phạm Huỳnh Đặng Bùi"""));
}
