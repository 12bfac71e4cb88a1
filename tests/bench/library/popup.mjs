// @ts-check
// The popup as a tab, from navigation to a list that is painted.
import { quantile } from './figures.mjs';

const openings = 15;

/** @param {import('./browser.mjs').Bench} bench @returns {Promise<number>} median, ms */
export async function measurePopup(bench) {
  const times = [];
  for (let turn = 0; turn < openings; turn++) {
    const tab = await bench.context.newPage();
    await tab.addInitScript(noteFirstRow);
    await tab.goto(bench.address('popup.html'));
    await tab.locator('html[data-list-painted-at]').waitFor({ state: 'attached' });
    times.push(Number(await tab.locator('html').getAttribute('data-list-painted-at')));
    // Closed at once it would leave its counting to the next opening, which no reader is quick enough for.
    await tab.locator('.pane-count:not(:empty)').waitFor();
    await tab.close();
  }
  // The first opening warms the browser's own caches.
  return quantile(times.slice(1), 0.5);
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

/** @param {number} few @param {number} many medians, ms @returns {[string, string, boolean][]} */
export function popupBounds(few, many) {
  const ratio = many / few;
  return [['popup at the most articles against 100, at most 1.3 times', ratio.toFixed(2), ratio <= 1.3]];
}
