/** One thing that is spoilt in a copy of the project, and the test that must notice. */
export interface Break {
  /** What kind of thing, and what becomes of it. */
  name: string;
  file: string;
  /** What is replaced in the file, as it stands there, and by what. */
  edits: (readonly [from: string, by: string])[];
  /** A file of e2e/ or of src/, and words of the title of the test in it. */
  test: readonly [file: string, title: string];
  /** What the test must say: it might fail for another reason. */
  says: RegExp;
}

const page = 'src/layout/Page.astro';
const script = 'src/layout/page.client.ts';
const sheet = 'src/layout/page.css';
const atEnd = "import { nameButton } from '../blocks/name-button.client.ts';\n";
const inHead = '    <slot name="head" />\n';
const lastSheet = "@import '../styles/print.css';\n";
const faults = 'src/check/content/faults.test.ts';
const everyPage = (share: number) => ['every-page', `wide, narrow, light, dark and on paper, ${share} of 14`] as const;

/** Those of a round are tried together, in one build: none of them is in the way of another. */
export const rounds: Break[][] = [
  // What stands on a page, and what it asks for.
  [
    {
      name: 'contrast: soft text in the light theme',
      file: 'src/styles/tokens.css',
      edits: [['--soft: light-dark(#565d6d,', '--soft: light-dark(#9aa0ad,']],
      test: everyPage(14),
      says: /at 320 px, light: color-contrast/,
    },
    {
      name: 'contrast: links in the dark theme',
      file: 'src/styles/tokens.css',
      edits: [['--accent: light-dark(#2256c7, #8db4ff)', '--accent: light-dark(#2256c7, #3c4a66)']],
      test: everyPage(14),
      says: /at 1440 px, dark: color-contrast/,
    },
    {
      name: 'contrast: the sidebar, which only a wide light window shows',
      file: sheet,
      edits: [
        [lastSheet, `${lastSheet}@media (min-width: 1200px) { .sidebar a { color: light-dark(#b0b4bd, #a2a9b8); } }\n`],
      ],
      test: ['every-page', 'nor in the other theme, /en/services/'],
      says: /at 1440 px, light: color-contrast/,
    },
    {
      name: 'contrast: what "Explicar" unfolds',
      file: sheet,
      edits: [[lastSheet, `${lastSheet}.explain dd { color: light-dark(#c0c0c0, #a2a9b8); }\n`]],
      test: ['every-page', 'nor in the other theme, /workloads/deployment/'],
      says: /color-contrast: [^\n]*dd/,
    },
    {
      name: 'overflow: the first sentence at 320 px',
      file: sheet,
      edits: [[lastSheet, `${lastSheet}@media (max-width: 350px) { .lede { min-width: 26rem; } }\n`]],
      test: everyPage(14),
      says: /scrolls sideways by \d+ px at 320 px/,
    },
    {
      name: 'overflow: the first sentence between narrow and wide',
      file: sheet,
      edits: [
        [lastSheet, `${lastSheet}@media (min-width: 700px) and (max-width: 800px) { .lede { min-width: 70rem; } }\n`],
      ],
      test: everyPage(14),
      says: /scrolls sideways by \d+ px at 768 px/,
    },
    {
      name: 'names: a button without one',
      file: 'src/layout/Header.astro',
      edits: [[' popovertarget="sidebar" aria-label={texts.topicsNavigation}>', ' popovertarget="sidebar">']],
      test: everyPage(14),
      says: /button-name/,
    },
    {
      name: 'markup: a button in a link',
      file: 'src/layout/Header.astro',
      edits: [
        [
          '<Mark /><span>{texts.siteName}</span></a>',
          '<Mark /><button type="button" hidden>x</button><span>{texts.siteName}</span></a>',
        ],
      ],
      test: ['markup', 'finds nothing to mend in the HTML'],
      says: /element-permitted-content/,
    },
    {
      name: 'requests: one that a script makes',
      file: script,
      edits: [[atEnd, `${atEnd}void fetch('/favicon.svg?more');\n`]],
      test: everyPage(14),
      says: /asks for \/favicon\.svg\?more, which its weight leaves out/,
    },
    {
      name: 'requests: five pictures',
      file: page,
      edits: [
        [
          inHead,
          `${inHead}    {[1, 2, 3, 4, 5].map((n) => ` +
            `<link rel="preload" as="image" href={import.meta.env.BASE_URL + 'favicon.svg?' + n} />)}\n`,
        ],
      ],
      test: ['budgets', 'keeps every pt-br note'],
      says: /requests of/,
    },
    {
      name: 'bytes: a kilobyte more in each page',
      file: page,
      edits: [
        [
          inHead,
          `${inHead}    <meta name="more" content={` +
            "Array.from({ length: 200 }, (_, n) => Math.sin(n + path.length).toString(36).slice(3)).join('')} />\n",
        ],
      ],
      test: ['budgets', 'keeps every pt-br note'],
      says: /bytes of \//,
    },
    {
      name: 'foreign: a picture of another host',
      file: page,
      edits: [[inHead, `${inHead}    <link rel="preload" as="image" href="https://example.org/x.png" />\n`]],
      test: ['budgets', 'keeps the home'],
      says: /"foreign": 1/,
    },
    {
      name: 'layout: something comes late, above the text',
      file: script,
      edits: [
        [
          atEnd,
          `${atEnd}setTimeout(() => ` +
            "document.querySelector('main')?.prepend(Object.assign(document.createElement('div'), " +
            "{ innerHTML: '<br><br><br>' })), 30);\n",
        ],
      ],
      test: ['budgets', 'costs in a browser what its files weigh, with nothing that moves, /glossary/'],
      says: /Expected: 0/,
    },
    {
      name: 'layout: the bar is higher until the rest of the page has come',
      file: sheet,
      edits: [[lastSheet, `${lastSheet}.site-header:not(:has(+ .columns)) { height: 6rem; }\n`]],
      test: ['budgets', 'moves nothing of the bar'],
      says: /when the page stops after/,
    },
    {
      name: 'focus: no ring',
      file: sheet,
      edits: [[lastSheet, `${lastSheet}.site-footer a:focus-visible { outline: none; }\n`]],
      test: ['reader-settings', 'shows the focus at every stop of the Tab key, /services/service/ at 390 px'],
      says: /unmarked/,
    },
    {
      name: 'reading: the path leaves out every other note',
      file: 'src/layout/Pager.astro',
      edits: [['notes[index + 1]', 'notes[index + 2]']],
      test: ['reading', 'goes by one path through every note'],
      says: /Expected: \d+/,
    },
    {
      name: 'machines: a page that does not say its title',
      file: 'src/layout/Meta.astro',
      edits: [['<meta property="og:title" content={title} />', '<meta property="og:title" content="" />']],
      test: ['machines', 'says of each page what it is'],
      says: /toBeTruthy/,
    },
    {
      name: 'feed: one change less',
      file: 'src/pages/[...lang]/rss.xml.ts',
      edits: [['const newest = 50;', 'const newest = 49;']],
      test: ['machines', 'feeds the changes'],
      says: /toHaveLength/,
    },
    {
      name: 'Markdown: a block that is left as it was written',
      file: 'src/formats/markdown/block.ts',
      edits: [['Term: ({ text }) => text,', "Term: ({ text }) => '<Term>' + text,"]],
      test: ['machines', 'gives every note as Markdown'],
      says: /not\.toMatch/,
    },
    {
      name: 'explaining: a word without its sentence',
      file: 'src/blocks/explain/Explain.astro',
      edits: [['<dd>{says?.[language]}</dd>', '<dd></dd>']],
      test: ['explaining', 'explains every word'],
      says: /cmd-/,
    },
    // Checks of what authors write.
    {
      name: 'content: no dead link is found',
      file: 'src/check/content/links.ts',
      edits: [["if (path !== '' && !pages.includes(path))", "if (path === 'x' && !pages.includes(path))"]],
      test: [faults, 'a dead link'],
      says: /a dead link/,
    },
    {
      name: 'content: no dead anchor is found',
      file: 'src/check/content/links.ts',
      edits: [['!ids.includes(anchor))', 'ids.length < 0)']],
      test: [faults, 'a dead anchor'],
      says: /a dead anchor/,
    },
    {
      name: 'content: what nobody sees is not found',
      file: 'src/content/characters.ts',
      edits: [['\\u200B\\u200E', '\\u200E']],
      test: [faults, 'a space of no width'],
      says: /a space of no width/,
    },
    {
      name: 'twins: a heading in one language only is not found',
      file: 'src/check/content/twins.ts',
      edits: [['(n) => n.headings.map(', '(n) => n.headings.slice(9).map(']],
      test: [faults, 'a heading in one language only'],
      says: /a heading in one language only/,
    },
    {
      name: 'content: two boxes of one id are not found',
      file: 'src/check/content/diagrams.ts',
      edits: [['ids.indexOf(id) < index)', 'ids.indexOf(id) > index)']],
      test: [faults, 'two boxes of one id'],
      says: /two boxes of one id/,
    },
    {
      name: 'site: a link to a page that was not built is not found',
      file: 'src/check/site/address.ts',
      edits: [['if (!isFile(file)) return', 'if (file === site.base && !isFile(file)) return']],
      test: ['src/check/site/pages.test.ts', 'a link to a page that was not built'],
      says: /a link to a page that was not built/,
    },
  ],
  // What a reader does.
  [
    {
      name: 'console: an error on every page',
      file: script,
      edits: [[atEnd, `${atEnd}console.error('spoilt');\n`]],
      test: ['reading', 'leads from the home to a note'],
      says: /spoilt/,
    },
    {
      name: 'errors: one that nobody catches',
      file: script,
      edits: [[atEnd, `${atEnd}setTimeout(() => { throw new Error('thrown'); });\n`]],
      test: ['reading', 'leads from the home to a note'],
      says: /thrown/,
    },
    {
      name: 'dialog: a field without a name',
      file: 'src/search/SearchDialog.astro',
      edits: [['<select aria-label={search.filterTopic}>', '<select>']],
      test: ['searching-dialog', 'fits 320 px'],
      says: /select-name/,
    },
    {
      name: 'dialog: contrast in the dark theme',
      file: 'src/search/search.css',
      edits: [
        [
          '  background: var(--accent-ground);\n  color: var(--accent);\n',
          '  background: var(--accent-ground);\n  color: light-dark(#2256c7, #44506b);\n',
        ],
      ],
      test: ['searching-dialog', 'has nothing to mend before typing'],
      says: /color-contrast/,
    },
    {
      name: 'dialog: what is said of a copy is written over',
      file: 'src/search/panel.client.ts',
      edits: [['  private stopSaying() {\n    clearTimeout(this.saying);\n', '  private stopSaying() {\n']],
      test: ['searching.spec', 'copies a command straight from its result'],
      says: /copiado|toBeAttached/i,
    },
    {
      name: 'dialog: does not say that it is loading',
      file: 'src/search/panel.client.ts',
      edits: [['this.say(this.texts.loading), 300)', 'this.say(this.texts.loading), 300_000)']],
      test: ['network', 'says that it is loading'],
      says: /toContainText/,
    },
    {
      name: 'search: the worst result first',
      file: 'src/search/rank.ts',
      edits: [['.sort((a, b) => b.score - a.score', '.sort((a, b) => a.score - b.score']],
      test: ['search-golden', 'answers 95 %'],
      says: /0\.95/,
    },
    {
      name: 'index: words with accents are overlooked',
      file: 'src/search/pagefind/format.ts',
      edits: [['    ...accented.map(([, own]): [string, PackedPage[]] => [word, own]),\n', '']],
      test: ['search-pagefind', 'finds in the pt-br index'],
      says: /at .* in/,
    },
    {
      name: 'index: grows with the notes',
      file: 'src/search/pagefind/index-writer.ts',
      edits: [['140 * Math.sqrt(things)', '40 * things']],
      test: ['search-growth', 'for its first result among'],
      says: /toBeLessThan/,
    },
    {
      name: 'language: the switch forgets the section',
      file: 'src/layout/language-switch.client.ts',
      edits: [["findReached(parts)?.id ?? ''", "''"]],
      test: ['reading', 'keeps the note and its section'],
      says: /toHaveURL/,
    },
    {
      name: 'contents: another section than the one that is read',
      file: 'src/layout/reading-place.client.ts',
      edits: [['scrollPaddingTop) + 8', 'scrollPaddingTop) + 800']],
      test: ['reading', 'marks the section that each link'],
      says: /aria-current/,
    },
    {
      name: 'theme: the chosen one is not set in time',
      file: 'src/layout/early.client.js',
      edits: [['/^(dark|light)$/', '/^(none)$/']],
      test: ['reading', 'remembers the chosen theme'],
      says: /"dark"/,
    },
    {
      name: 'values: are not kept',
      file: 'src/content/your-values.client.ts',
      edits: [['localStorage.setItem(key, JSON.stringify(own))', 'localStorage.removeItem(key)']],
      test: ['values', 'follows in commands, manifests'],
      says: /servidor-web/,
    },
    {
      name: 'copying: the prompt is copied too',
      file: 'src/blocks/code/code-text.client.ts',
      edits: [["copy.textContent ?? ''", "'$ ' + copy.textContent"]],
      test: ['copying', 'copies every command'],
      says: /\$ kubectl/,
    },
    {
      name: 'without script: a button that does nothing is shown',
      file: 'src/styles/base.css',
      edits: [
        ['.needs-script {\n  visibility: hidden;', '.needs-script {\n  opacity: 0.9;'],
        [
          'body:has(search-dialog:not(:defined)) .needs-script {\n    display: none;',
          'body:has(x-y) .needs-script {\n    display: none;',
        ],
      ],
      test: ['without-script', 'no button that needs a script'],
      says: /shows <button/,
    },
    {
      name: 'without script: a page without its title',
      file: sheet,
      edits: [[lastSheet, `${lastSheet}@media not (scripting: enabled) { .home h1, .hero h1 { display: none; } }\n`]],
      test: ['without-script', 'no button that needs a script'],
      says: /shows no title/,
    },
    {
      name: 'lab: the arrow brings no line back',
      file: 'src/lab/line-input.client.ts',
      edits: [['ArrowUp: () => this.recall(-1),', 'ArrowUp: () => this.recall(0),']],
      test: ['lab-terminal', 'is used by the keyboard alone'],
      says: /toHaveValue/,
    },
    {
      name: 'lab: a worker that hangs is left as it is',
      file: 'src/lab/session.client.ts',
      edits: [['Date.now() - this.heard > patience', 'Date.now() - this.heard > patience * 100']],
      test: ['lab-survives', 'replaces a worker that is gone'],
      says: /travou|Timeout|timeout/,
    },
    {
      name: 'offline: an address without its slash',
      file: 'src/offline/service-worker.ts',
      edits: [['=> [new URL(url', '=> [] || [new URL(url']],
      test: ['offline', 'without a network, root'],
      says: /Service/,
    },
    {
      name: 'print: buttons on paper',
      file: 'src/styles/print.css',
      edits: [['  .button,\n  .tool,\n  .on-screen,\n  copy-button,\n', '  .on-screen,\n']],
      test: ['printing', 'prints the address of a link after it, and no controls'],
      says: /toBeHidden/,
    },
    {
      name: 'PDF: the contents name the page after',
      file: 'scripts/notebook-pdf.ts',
      edits: [['(await document.getPageIndex(target)) + 1', '(await document.getPageIndex(target)) + 2']],
      test: ['printing', 'numbers its contents, en'],
      says: /toEqual/,
    },
    {
      name: 'diagrams: texts wider than their boxes',
      file: 'src/blocks/diagram/diagram.css',
      edits: [['.drawing a:focus-visible {', '.drawing tspan { letter-spacing: 4px; }\n.drawing a:focus-visible {']],
      test: ['diagrams', 'keeps every text in its box, apart from others and off every edge, narrow and wide, en'],
      says: /out of its box/,
    },
  ],
  // What spoils every test of a round in its own way.
  [
    {
      name: 'policy: refuses the script that runs first',
      file: 'src/layout/policy.ts',
      edits: [['hash(script)', "hash(script + ' ')"]],
      test: ['reading', 'leads from the home to a note'],
      says: /the CSP refuses script-src/,
    },
    {
      name: 'lab: a worker that lives is taken for one that hangs',
      file: 'src/lab/session.client.ts',
      edits: [['const patience = 30_000;', 'const patience = 3_000;']],
      test: ['lab-survives', 'replaces a worker that is gone'],
      says: /not\.toContainText/,
    },
    {
      name: 'offline: the wrong language says what is not kept',
      file: 'src/offline/service-worker.ts',
      edits: [['.sort((a, b) => b.length - a.length)[0]', '.sort((a, b) => a.length - b.length)[0]']],
      test: ['offline', 'without a network, root'],
      says: /toHaveText/,
    },
  ],
];
