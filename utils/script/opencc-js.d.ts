/** One of OpenCC's tables: `from to|from to|…`. The package types its presets only. */
declare module 'opencc-js/dict/*' {
  const table: string;
  export default table;
}
