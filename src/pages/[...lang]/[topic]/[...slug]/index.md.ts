import type { APIRoute } from 'astro';
import { getData } from '../../../../content/data.ts';
import { getNotes, type Note } from '../../../../content/notes.ts';
import { langParam } from '../../../../i18n/current.ts';
import { languages } from '../../../../i18n/index.ts';
import { printNote } from '../../../../formats/markdown/note.ts';

export async function getStaticPaths() {
  const perLanguage = languages.map(async (language) =>
    (await getNotes(language)).map((note) => ({
      params: { lang: langParam(language), topic: note.topic, slug: note.slug || undefined },
      props: { note },
    })),
  );
  return (await Promise.all(perLanguage)).flat();
}

/** The note as Markdown, beside its page. */
export const GET: APIRoute = ({ props, site }) => {
  const { note } = props as { note: Note };
  return new Response(printNote(note.text, getData(), site), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
};
