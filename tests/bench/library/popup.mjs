// @ts-check
// The popup as a tab, from navigation to a list that is painted.
import { quantile } from './figures.mjs';

/** Of each popup. */
const openings = 21;
/** Articles in the library that the others are held against. */
export const fewArticles = 100;

/**
 * Opens the popups of two libraries in turns, so that whatever else the machine does meets both.
 * @param {import('./browser.mjs').Bench} few @param {import('./browser.mjs').Bench} many
 * @returns {Promise<{ few: number, many: number }>} medians, ms
 */
export async function measurePopups(few, many) {
  /** @type {{ few: number, many: number }[]} */
  const times = [];
  for (let turn = 0; turn < openings; turn++)
    times.push({ few: await openPopup(few), many: await openPopup(many) });
  // The first opening warms the browser's own caches.
  const rest = times.slice(1);
  return {
    few: quantile(
      rest.map((time) => time.few),
      0.5,
    ),
    many: quantile(
      rest.map((time) => time.many),
      0.5,
    ),
  };
}

/** @param {import('./browser.mjs').Bench} bench @returns {Promise<number>} ms */
async function openPopup(bench) {
  const tab = await bench.context.newPage();
  await tab.addInitScript(noteFirstRow);
  await tab.goto(bench.address('popup.html'));
  await tab.locator('html[data-list-painted-at]').waitFor({ state: 'attached' });
  const time = Number(await tab.locator('html').getAttribute('data-list-painted-at'));
  // Closed at once it would leave its counting to the next opening, which no reader is quick enough for.
  await tab.locator('.pane-count:not(:empty)').waitFor();
  await tab.close();
  return time;
}

/** Runs in the popup: ms from navigation to the frame after the first row. */
function noteFirstRow() {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('[data-testid="article-row"]')) return;
    observer.disconnect();
    requestAnimationFrame(() =>
      setTimeout(
        () => document.documentElement.setAttribute('data-list-painted-at', String(performance.now())),
        0,
      ),
    );
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** @param {number} count @param {{ few: number, many: number }} times */
export function popupRow(count, { few, many }) {
  return [count.toLocaleString('en'), few.toFixed(0), many.toFixed(0), (many / few).toFixed(2)].join(' | ');
}

/** @param {{ few: number, many: number }} times @returns {[string, string, boolean][]} */
export function popupBounds({ few, many }) {
  const ratio = many / few;
  return [['popup at the most articles against 100, at most 1.3 times', ratio.toFixed(2), ratio <= 1.3]];
}
