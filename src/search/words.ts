import type { Language } from '../i18n/languages.ts';

/** Words of a question that say nothing of what is asked for. Pagefind wants every word to be found. */
export const stopwords: Record<Language, ReadonlySet<string>> = {
  'pt-br': new Set(
    'a ao aos as com como da das de do dos e é em entre eu faco faço fazer isso me meu meus minha minhas na nas no nos num numa o onde os ou para pelo pela por posso pra pro qual quais quando que quero se sem ser seu seus sua suas tem um uma uns'.split(' '),
  ),
  en: new Set('a an and are as at by can do does for from get how i in into is it me my of on or see show that the this to what when where which who why with'.split(' ')),
};

/** The short names of kubectl's own resources (`kubectl api-resources`, 1.37), and what people write for long ones. */
const shortNames: Readonly<Record<string, string>> = {
  po: 'pod',
  svc: 'service',
  deploy: 'deployment',
  rs: 'replicaset',
  ns: 'namespace',
  ing: 'ingress',
  cm: 'configmap',
  sa: 'serviceaccount',
  ds: 'daemonset',
  sts: 'statefulset',
  crds: 'crd',
  k: 'kubectl',
  ks8: 'k8s',
};

/** What people type, and the word the site has for it: short names, and the verb of the captions for each of its synonyms. */
export const aliases: Record<Language, Readonly<Record<string, string>>> = {
  'pt-br': { ...shortNames, apagar: 'deletar', excluir: 'deletar', matar: 'deletar', destruir: 'deletar', exibir: 'mostrar' },
  en: { ...shortNames, erase: 'delete', kill: 'delete', destroy: 'delete' },
};
