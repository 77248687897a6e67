/** Keeps the sidebar's scroll place from page to page, unless the current note would be out of sight. */
export function placeSidebar() {
  const sidebar = document.querySelector<HTMLElement>('.sidebar');
  if (!sidebar) return;
  tried(() => (sidebar.scrollTop = Number(sessionStorage.getItem('sidebar'))));
  sidebar.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  addEventListener('pagehide', () => tried(() => sessionStorage.setItem('sidebar', String(sidebar.scrollTop))));
}

/** Where storage is forbidden `sessionStorage` throws: the sidebar then begins at the current note. */
function tried(work: () => void) {
  try {
    work();
  } catch {}
}
