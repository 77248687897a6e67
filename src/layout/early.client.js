// Runs in <head> before anything is drawn. A chosen theme never flashes then.
// A fade from page to page that is broken off, as by a resized window, is no error.
onpageswap = onpagereveal = ({ viewTransition }) => viewTransition?.ready.catch(() => {});
try {
  const { theme } = localStorage;
  if (/^(dark|light)$/.test(theme)) document.documentElement.dataset.theme = theme;
} catch {}
