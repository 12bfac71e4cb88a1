// @ts-check

/** Parts of tests/trust.md in their order; `command`: the npm script that fills them. */
export const sections = [
  {
    title: 'Faults',
    command: 'faults',
    meaning:
      'What is broken on purpose, in real browsers. Failed: something saved before was not byte for byte there, the new article was neither whole nor absent, or the reader was not told.',
  },
  {
    title: 'Migrations',
    command: 'faults',
    meaning:
      'Libraries of every version of the schema, opened by the extension of today in real browsers. Failed: anything in them was gone or changed, or the reader was not told.',
  },
  {
    title: 'Hostile content',
    command: 'hostile',
    meaning:
      'Vectors on each way through the extension, in real browsers. Failed: anything ran, was requested or navigated, or the output held what could.',
  },
  {
    title: 'Patterns',
    command: 'hostile',
    meaning: 'Every regular expression of our own against strings made to slow it down.',
  },
  {
    title: 'Fuzzing',
    command: 'fuzz',
    meaning: 'Mutated pages and files. Failed: a crash, a hang over 2 s, a lost article or unsafe output.',
  },
  {
    title: 'Firefox',
    command: 'firefox',
    meaning:
      "What readers do, in a real Firefox: every test of tests/browser that is not Chromium's alone, by the name of its file. With the hosts not granted beforehand the toolbar button and the permission prompts are clicked for real, through Marionette's chrome context; elsewhere the popup is opened by the extension itself.",
  },
  {
    title: 'Soak',
    command: 'soak',
    meaning:
      'Saves in one session of the browser. Failed: the memory of the worker grew, or a save was lost.',
  },
];
