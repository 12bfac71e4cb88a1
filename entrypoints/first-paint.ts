import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { applyTheme, applyTypography, lastAppearance, markTouchPage } from './shared/appearance';

/**
 * Runs in the head of every page before anything is painted. The settings themselves come a moment later, when the
 * page would already have shown in the wrong colours.
 */
export default defineUnlistedScript(() => {
  const { theme = 'auto', typography } = lastAppearance() ?? {};
  markTouchPage();
  applyTheme(theme);
  if (typography) applyTypography(typography);
});
