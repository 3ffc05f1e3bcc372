package org.footbridge.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCellAndNumbersStandRight() {
        TextTable table = new TextTable("NAME", "COUNT").row("a", 5).row("longer name", 1234);

        assertThat(table.lines()).containsExactly("NAME         COUNT", "a                5", "longer name   1234");
    }

    @Test
    void wideAndCombiningCharactersTakeTheColumnsThatATerminalGivesThem() {
        TextTable table =
                new TextTable("NAME", "X").row("日本", "a").row("e\u0301a", "b").row("abcd", "c");

        assertThat(table.lines()).containsExactly("NAME  X", "日本  a", "e\u0301a    b", "abcd  c");
    }

    @Test
    void aLongCellIsCutAndSaysSoButForTheLast() {
        String line = new TextTable("NAME", "WHY")
                .row("x".repeat(100), "y".repeat(100))
                .lines()
                .getLast();

        assertThat(line).isEqualTo("x".repeat(59) + "…  " + "y".repeat(100));
    }

    @Test
    void controlCharactersOfADirectoryDoNotReachTheTerminal() {
        String line = new TextTable("NAME").row("a\u001b[31mred\nb").lines().getLast();

        assertThat(line).isEqualTo("a\\u001b[31mred\\u000ab");
    }

    @Test
    void aRowMustFitItsHeadings() {
        TextTable table = new TextTable("ONE", "TWO");

        assertThatThrownBy(() -> table.row("only one")).isInstanceOf(IllegalArgumentException.class);
    }
}
