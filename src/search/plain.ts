/** Lower case, without accents: `Serviço` and `servico` are one name. */
export const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();

/**
 * The words of a text as the index splits them, with their accents: `--image=nginx:1.30` is `--image`,
 * `nginx` and `1.30`.
 */
export const splitText = (text: string): string[] =>
  nodes(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}.-]+/u)
    .map((word) => word.replace(/^\.+|\.+$/g, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));

/** The words of a text in plain letters. */
export const toWords = (text: string): string[] => splitText(text).map(plain);

/** Without its accent the Portuguese `nó` is the word `no`, in every sentence: it goes by its English name. */
export const nodes = (text: string) => text.normalize('NFC').replace(/(?<!\p{L})nó(s?)(?!\p{L})/giu, 'node$1');

/** What words of one stem share: `Deletando`, `deletar` and `deletado` give `delet`. Three letters always stay. */
export function stem(word: string): string {
  const short = word.replace(/(?:ando|endo|indo|adas?|ados?|idas?|idos?|oes|ao|ing|ed|ar|er|ir|es|os|as|s|o|a|e)$/, '');
  return short.length < 3 || /[\d.-]/.test(word) ? word : short;
}
