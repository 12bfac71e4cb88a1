import { zhCN } from '../../assets/locales/zh-CN';
import { clickToolbarButton, openPage } from '../tools/browser/chromium';
import { openFromList, saveByPopup, titlesOf } from '../tools/browser/reading';
import { readFixture } from '../tools/server/fixtures';
import { expect, test } from './support/test';

test('an article of a site without rules is saved by the click alone, and is marked as such', async ({
  browser,
}) => {
  const { url } = readFixture('other', 'report');
  const page = await openPage(browser, url);
  const popup = await clickToolbarButton(browser, page);
  await saveByPopup(popup);
  const [title = ''] = await titlesOf(popup);
  const { text } = await openFromList(popup, title);
  expect(text.length).toBeGreaterThan(200);
  expect(text).toContain(zhCN.methodReadability);
});
