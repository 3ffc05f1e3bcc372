package org.footbridge.acceptance.admincenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A browser at the admin center. Each page that is {@linkplain #seen seen} is looked at by axe, must not be wider than a phone's
 * screen, and is photographed when the system property {@code footbridge.images} names a folder.
 */
final class AdminCenter implements AutoCloseable {
    private static final int LAPTOP_WIDTH = 1280;
    private static final int LAPTOP_HEIGHT = 860;
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;
    private static final double LONGEST = 30_000;
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final Playwright playwright;
    private final Browser browser;
    private final BrowserContext context;
    private final String url;
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();
    final Page page;

    /** @param url where the service is, without a slash at the end */
    AdminCenter(String url) {
        this.url = url;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        // tests run as root, too
                        .setArgs(List.of("--no-sandbox")));
        this.context = browser.newContext(new Browser.NewContextOptions()
                // the service's authority is not one that browsers know
                .setIgnoreHTTPSErrors(true)
                .setViewportSize(LAPTOP_WIDTH, LAPTOP_HEIGHT)
                .setColorScheme(ColorScheme.LIGHT)
                // colours that are on their way would be measured
                .setReducedMotion(ReducedMotion.REDUCE)
                .setAcceptDownloads(true));
        context.setDefaultTimeout(LONGEST);
        context.setDefaultNavigationTimeout(LONGEST);
        this.page = context.newPage();
        page.onConsoleMessage(this::heard);
        page.onPageError(complaints::add);
    }

    private void heard(ConsoleMessage message) {
        // an answer that refuses is told on the page, and is no fault of it
        if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
            complaints.add(message.text());
        }
    }

    void open(String path) {
        page.navigate(url + path);
    }

    /**
     * The page as it is now is fit to be seen.
     *
     * @param name of its images
     */
    void seen(String name) {
        assertThat(complaints).as("what the browser complains of").isEmpty();
        names.add(name);
        accessible(name + " in light colours");
        photograph(name + "-laptop");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        accessible(name + " in dark colours");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s on a phone", name)
                .isEqualTo(page.evaluate("document.documentElement.clientWidth"));
        photograph(name + "-phone");
        page.setViewportSize(LAPTOP_WIDTH, LAPTOP_HEIGHT);
    }

    /** Names of all pages that were seen. */
    Set<String> names() {
        return Set.copyOf(names);
    }

    private void accessible(String where) {
        AxeResults found = new AxeBuilder(page).analyze();
        for (Rule rule : found.getViolations()) {
            if (GRAVE.contains(rule.getImpact())) {
                fail(
                        "%s: %s (%s), at %s",
                        where,
                        rule.getHelp(),
                        rule.getId(),
                        rule.getNodes().stream()
                                .map(node -> node.getTarget() + " " + node.getHtml())
                                .limit(3)
                                .toList());
            }
        }
    }

    private void photograph(String name) {
        @Nullable String folder = System.getProperty("footbridge.images");
        if (folder != null) {
            try {
                Files.createDirectories(Path.of(folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }

    @Override
    public void close() {
        context.close();
        browser.close();
        playwright.close();
    }
}
