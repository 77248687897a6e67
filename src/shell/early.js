// Runs in <head> before anything is drawn. A chosen theme never flashes then.
// One page fades into the next: Chromium asks for that rule before a linked stylesheet counts, and where it comes late
// reports an error that no page can catch. A fade that is broken off, as by a resized window, is no error.
try {
  const { theme } = localStorage;
  if (/^(dark|light)$/.test(theme)) document.documentElement.dataset.theme = theme;
  (document.adoptedStyleSheets = [new CSSStyleSheet()])[0].replaceSync('@media not (prefers-reduced-motion){@view-transition{navigation:auto}}');
  onpageswap = onpagereveal = ({ viewTransition }) => viewTransition?.ready.catch(() => {});
} catch {}
