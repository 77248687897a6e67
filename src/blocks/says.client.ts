/** What the buttons of a page say and in which language, written once in the page (Page.astro) and not in each. */
export const says = document.getElementById('announcements')?.dataset ?? {};

const { copied = '', selected = '', refused = '' } = says;
export const copySays = { copied, selected, refused };
