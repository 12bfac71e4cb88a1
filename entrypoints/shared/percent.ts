import { numberFormat } from '@/utils/locale/formats';

/** A share of 1 as a whole percentage, rounded down, so that only what is the same throughout is 100 %. */
export function formatPercent(share: number, locale: string): string {
  const whole = Math.floor(share * 100 + 1e-9) / 100;
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(whole);
}
