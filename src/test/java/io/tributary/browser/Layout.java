package io.tributary.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What somebody sees at once to be wrong with a page: cut off, pushed out, on top of each other, or not in their language. */
final class Layout {

    private static final String LOOK = """
            ({unsaid, reach}) => {
              const found = new Set();
              const name = (it) => it.outerHTML.replace(/\\s+/g, ' ').slice(0, 140);
              const drawn = (it) => it.checkVisibility({opacityProperty: true, visibilityProperty: true}) && !hidden(it);
              // What only a screen reader meets, and what comes when the keyboard does.
              const hidden = (it) => {
                for (let at = it; at && at !== document.body; at = at.parentElement) {
                  const style = getComputedStyle(at);
                  if (style.clipPath === 'inset(50%)' || (style.position === 'fixed' && style.transform !== 'none' && at.matches('a'))) return true;
                }
                return false;
              };
              const all = [...document.body.querySelectorAll('*')].filter((it) => !it.closest('svg *') && drawn(it));

              const headings = [...document.querySelectorAll('h1')].filter((it) => it.checkVisibility());
              if (headings.length !== 1) found.add(`${headings.length} first headings: ${headings.map((it) => it.textContent).join(' | ')}`);
              if (!/\\S+ (–|·) (Tributary|T-\\d+)$/.test(document.title) && reach !== 'portal') found.add(`title: ${document.title}`);
              if (!document.title.trim()) found.add('no title');

              if (document.scrollingElement.scrollWidth > innerWidth) found.add(`the page is ${document.scrollingElement.scrollWidth} wide of ${innerWidth}`);
              const scrolls = (it) => {
                for (let at = it.parentElement; at; at = at.parentElement) {
                  const style = getComputedStyle(at);
                  if (/auto|scroll/.test(style.overflowX) && at.scrollWidth > at.clientWidth) return true;
                }
                return false;
              };
              for (const it of all) {
                let {left, right, width} = it.getBoundingClientRect();
                if (width === 0 || it.firstElementChild) continue;
                for (let at = it.parentElement; at && at.id !== 'root'; at = at.parentElement) {
                  if (getComputedStyle(at).overflowX === 'visible') continue;
                  left = Math.max(left, at.getBoundingClientRect().left);
                  right = Math.min(right, at.getBoundingClientRect().right);
                }
                if ((right > innerWidth + 1 || left < -1) && right > left && !scrolls(it)) found.add(`out of the window: ${name(it)}`);
              }

              const controls = all.filter((it) => it.matches('button, a[href], summary, [role=tab], [role=option], [role^=menuitem], label, legend, th, h1, h2, h3'));
              const texts = (root) => {
                const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
                const nodes = [];
                while (walker.nextNode()) if (walker.currentNode.data.trim() && drawn(walker.currentNode.parentElement)) nodes.push(walker.currentNode);
                return nodes;
              };
              const boxes = (node) => {
                const range = document.createRange();
                range.selectNodeContents(node);
                return [...range.getClientRects()].filter((box) => box.width > 0);
              };
              for (const it of controls.filter((each) => each.matches('button, a[href], [role=tab], [role^=menuitem]'))) {
                const box = it.getBoundingClientRect();
                if (getComputedStyle(it).display === 'inline') continue;
                for (const node of texts(it)) {
                  const lines = boxes(node);
                  const ellipsis = getComputedStyle(node.parentElement).textOverflow === 'ellipsis';
                  const own = ellipsis ? node.parentElement : it;
                  if (ellipsis && own.scrollWidth > own.clientWidth + 1 && !it.closest('[data-number], [role=row]') && !own.matches('[title]') && !it.matches('[title]')) found.add(`shortened: ${name(it)}`);
                  if (!ellipsis && lines.some((line) => line.left < box.left - 1 || line.right > box.right + 1 || line.top < box.top - 3 || line.bottom > box.bottom + 3)) found.add(`cut off: ${name(it)}`);
                  const rows = new Set(lines.map((line) => Math.round(line.top))).size;
                  if (rows > 2 && node.data.trim().length / rows < 4) found.add(`a letter a line: ${name(it)}`);
                }
              }

              // It is scrolled out from under what stays.
              const stays = (it) => {
                for (let at = it; at; at = at.parentElement) if (getComputedStyle(at).position === 'sticky') return true;
                return false;
              };
              const pressable = all.filter((it) => it.matches('button, a[href], input:not([type=hidden]), select, textarea, summary'));
              const modal = document.querySelector('[role=dialog][data-open]');
              for (const it of pressable.filter((each) => !modal || modal.contains(each))) {
                let {left, right, top, bottom} = it.getClientRects()[0] ?? {};
                for (let at = it.parentElement; at; at = at.parentElement) {
                  if (getComputedStyle(at).overflow === 'visible' && at !== document.documentElement) continue;
                  const clip = at === document.documentElement ? {left: 0, top: 0, right: innerWidth, bottom: innerHeight} : at.getBoundingClientRect();
                  left = Math.max(left, clip.left); right = Math.min(right, clip.right); top = Math.max(top, clip.top); bottom = Math.min(bottom, clip.bottom);
                }
                if (!(right - left > 4 && bottom - top > 4)) continue;
                const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
                if (!hit || it.contains(hit) || hit.contains(it) || hit.closest('label')?.contains(it) || hit.closest('[role=menu], [role=dialog], section[class*=panel], [class*=popup]') || stays(hit)) continue;
                found.add(`under something else: ${name(it)} <- ${name(hit)}`);
              }

              const not = new Set(unsaid);
              const say = (words, where) => {
                const text = (words ?? '').trim();
                if (not.has(text)) found.add(`not in the reader's language: “${text}” in ${name(where)}`);
              };
              for (const it of all) {
                for (const attribute of ['aria-label', 'placeholder', 'title', 'alt']) say(it.getAttribute(attribute), it);
                for (const node of it.childNodes) if (node.nodeType === 3 && !it.closest('[lang]:not(html)')) say(node.data, it);
              }
              return [...found];
            }""";

    private Layout() {}

    /** Keys that are shown instead of their words, and on a Chinese screen what the console has Chinese words for. */
    private static List<String> unsaid(String locale) {
        var said = new java.util.HashSet<>(Words.ENGLISH.values());
        said.addAll(Words.CHINESE.values());
        var keys = Stream.concat(Words.ENGLISH.keySet().stream(), Words.ENGLISH.keySet().stream().map(key -> key.substring(key.indexOf('.') + 1)))
                .filter(key -> !said.contains(key));
        var english = Words.ENGLISH.values().stream().filter(text -> text.matches("(?s).*[a-z]{2}.*") && !Words.CHINESE.containsValue(text));
        return (locale.equals("en") ? keys : Stream.concat(keys, english)).distinct().toList();
    }

    /** What stays wrong: a page that was just made narrower takes a moment to find its form. */
    static List<String> mistakes(Page page, String locale, boolean portal) {
        var found = look(page, locale, portal);
        for (int again = 0; again < 10 && !found.isEmpty(); again++) {
            page.waitForTimeout(100);
            found = look(page, locale, portal);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static List<String> look(Page page, String locale, boolean portal) {
        return (List<String>) page.evaluate(LOOK, Map.of("unsaid", unsaid(locale), "reach", portal ? "portal" : "console"));
    }

    static void right(Page page, String locale, String name) {
        assertThat(mistakes(page, locale, false)).as(name).isEmpty();
    }
}
