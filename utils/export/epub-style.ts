/** Fonts and colours are the reader's; what is set here is how Chinese breaks and where pictures stand. */
export const bookStyle = `html { line-break: strict; word-break: normal; overflow-wrap: break-word; hanging-punctuation: allow-end; }
body { line-height: 1.7; text-align: justify; text-justify: inter-ideograph; }
h1 { font-size: 1.4em; line-height: 1.35; text-align: left; margin: 1em 0; }
h2, h3, h4 { font-size: 1.1em; line-height: 1.4; text-align: left; margin: 1.4em 0 0.5em; }
p { margin: 0 0 0.8em; widows: 2; orphans: 2; }
figure { margin: 1em 0; text-align: center; page-break-inside: avoid; break-inside: avoid; }
img { max-width: 100%; height: auto; }
figcaption { font-size: 0.85em; line-height: 1.5; text-align: left; }
blockquote { margin: 1em 0 1em 1em; }
pre { white-space: pre-wrap; text-align: left; }
table { border-collapse: collapse; text-align: left; }
th, td { border: 1px solid; padding: 0.2em 0.4em; vertical-align: top; }
nav ol { list-style-type: none; padding-left: 1em; }
nav li { margin: 0.3em 0; text-align: left; }
.facts { margin-top: 2em; border-top: 1px solid; padding-top: 0.8em; font-size: 0.85em; text-align: left; }
.facts p { margin: 0; overflow-wrap: break-word; }
.cover { text-align: center; }
.cover img { max-height: 100%; }
`;
