/**
 * What of a page's text the index leaves out, as selectors: commands and manifests, which are found by themselves, what
 * leads on or is offered, and what other pages say. `e2e/search-pages.spec.ts` sees that pages still have each of them.
 */
export const leftOut = ['figure.block', 'nav', 'ul.facts', 'div.state', 'your-values', 'diagram-figure'];
