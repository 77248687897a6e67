import type { Language } from '../i18n/languages.ts';
import { plain } from './plain.ts';

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words of a question that say nothing of what is asked for. With their accents: `nó` is none, `no` is. */
export const stopwords: Record<Language, ReadonlySet<string>> = {
  'pt-br': set(`
    a à às ao ainda algum alguma alguns ao aos aquele as com como consigo cuida da das de dela dele descobrir
    descubro devo do dos e é ela ele em entre então essa esse esta este está estão eu existe faço fazer faz fica for
    foi há isso isto já lá mais mas me meu meus minha minhas muito na nas no nos nossa nosso num numa o onde os ou
    para pelo pela pelos pelas pode podem por porque porquê que quê posso pra preciso pro qual quais quando quanto
    que quem quero saber se sei sem ser serve seu seus são só sua suas também tem tenho ter toda todo um uma umas
    uns usa uso usar você voce ja esta nao não tambem la so vs versus numero número quantidade
  `),
  en: set(`
    a about all am an and any are as at be been by can cannot can't could did do does doing don't for from has have
    how i if in inside into is it its me my need not of on or our out over should so some still than that the their
    them then there these this to use used using want was we what what's when where which who why will with would
    you your vs versus number amount
  `),
};

/** A query that begins with one of these, or has one of those in it. */
const question = (beginnings: string[], anywhere: string[]) =>
  new RegExp(String.raw`^(${beginnings.join('|')})\b|\b(${anywhere.join('|')})\b`);

/** What makes a query a question after an explanation, at its beginning: its answer is a note. */
export const asksWhat: Record<Language, RegExp> = {
  'pt-br': question(
    [
      String.raw`o que|que e|(qual|quais)(?!.*\bestou\b)|quem|quando|onde|por que|porque|pra que|para que`,
      'como funciona|explica|diferenca|kubernetes ainda',
    ],
    ['diferenca', 'serve', 'significa'],
  ),
  en: question(
    [
      String.raw`what|which(?!.*\bam i\b)|who|whose|when|where|why|is|are|does|do i need`,
      String.raw`how does|how do \w+s work|explain|difference`,
    ],
    ['difference', 'meaning', 'versus', 'vs'],
  ),
};

const failures = [
  String.raw`error|erro|fail(s|ed|ure)?|falh\w+|refused|recusad\w+|denied|forbidden|negad\w+`,
  String.raw`pending|terminating|stuck|pres[oa]s?|trav\w+|missing|unknown|invalid|immutable|deprecated`,
  String.raw`unreachable|unable|timed? ?out|timeout|crash\w*|keeps \w+ing|fica \w+ndo|reiniciando|exceeded`,
  'no such|not (found|working|reachable|ready|starting|responding)|no matches|no endpoints',
  'n[aã]o (responde|funciona|conecta|sobe|inicia|abre|resolve|acha|encontra|encontrad[oa]|escala|pronto)',
  "couldn'?t|could not|cannot|can'?t|too many|unset|already (allocated|exists|in use|bound)|nodes are available",
];

/** What a failure is told by: in its query the note that explains it comes first. */
export const tellsOfFailure = new RegExp(
  String.raw`Err|BackOff|Failed|Killed|NotReady|Unschedulable|\b[45]\d\d\b|\b(${failures.join('|')})\b`,
  'i',
);

/** Words that mean one thing together. */
export const phrases: readonly [RegExp, string][] = [
  [/\b(get|go|log|ssh) (in|into|inside)( to)?\b/g, 'enter'],
  [/\b(roll|go) back\b/g, 'rollback'],
  [/\bscal(e|ing) down\b/g, 'reduce'],
  [/\bscal(e|ing) (up|out)\b/g, 'scale'],
  [/\b(shut down|turn off|switch off)\b/g, 'stop'],
  [/\bset up\b/g, 'install'],
  [/\bbalanceador de carga\b/g, 'loadbalancer'],
  [/\b(fazer|faço) (um )?rollback\b/g, 'rollback'],
  [/\b(fica |est[aá] )?reiniciando( sozinho| toda hora| sem parar| direto)?(?!\p{L})/gu, 'crashloopbackoff'],
  [/\bkeeps? (restarting|crashing|dying)\b/g, 'crashloopbackoff'],
  [/\bn[aã]o (sobe|inicia|funciona)\b/g, 'troubleshooting'],
  [/\b(sem|falta de|pouca) mem[oó]ria\b|\bout of memory\b/g, 'oomkilled'],
  [/\b(executar|rodar|run|execute) (um |a )?(comando|command)\b/g, 'exec'],
  [
    /\b(kubectl|kind|helm|docker):? (n[aã]o (foi )?(encontrad|reconhecid)[oa]|(command )?not (found|recognized))\b/g,
    '$1 instalar',
  ],
  [/\b(do zero|from scratch)\b/g, 'iniciante'],
  [/\bcontexto? (am i (using|on|in)|estou( usando)?|atual|em uso)\b/g, 'current-context'],
  [/\bam i (using|on|in)\b|\bestou( usando)?\b/g, 'atual'],
];

/** The programs whose commands are in the notebook: a query that begins with one looks like a command. */
export const programs = set(
  'kubectl k kind docker helm crictl etcdctl ' +
    'curl wget brew winget snap apt apt-get go ingress2gateway cloud-provider-kind sudo',
);

/** What is called a manifest: a query with one of these words asks for a file. */
export const manifestWords = set(
  'manifesto manifestos manifest manifests yaml yml arquivo file exemplo exemplos example examples',
);

/**
 * kubectl's own short names (`kubectl api-resources`, 1.37) and what people write for long ones, not to
 * be taken for misspelt.
 */
const shortNames: Readonly<Record<string, string>> = {
  no: 'node',
  po: 'pod',
  svc: 'service',
  deploy: 'deployment',
  rs: 'replicaset',
  ns: 'namespace',
  ing: 'ingress',
  ep: 'endpointslice',
  endpoints: 'endpointslice',
  cm: 'configmap',
  sa: 'serviceaccount',
  ds: 'daemonset',
  sts: 'statefulset',
  ev: 'events',
  crds: 'crd',
  gw: 'gateway',
  lb: 'loadbalancer',
  np: 'nodeport',
  cp: 'control-plane',
  ks8: 'k8s',
  kubernetis: 'kubernetes',
};

/** The resource a short name stands for; the word itself when it is none. */
export const longName = (word: string): string => (Object.hasOwn(shortNames, word) ? (shortNames[word] ?? word) : word);

/** One thing by its names: Portuguese, then English; in each the first is the one that captions use. */
interface Names {
  names: Record<Language, readonly string[]>;
  /** A verb makes a query a task. A faint one, like `ver`, does not tell which: anything can be looked at. */
  verb: boolean;
  faint: boolean;
}

const faintVerbs =
  'listar ver mostrar exibir consultar conferir checar olhar achar encontrar descobrir pegar | ' +
  'list show see get view display check look find print';
const verbs = `
deletar apagar remover excluir matar destruir eliminar derrubar | delete remove kill destroy erase drop
criar crie novo nova | create make new
escalar escala redimensionar | scale scaling resize
reduzir diminuir desescalar | reduce decrease shrink
reiniciar restartar | restart reboot
voltar desfazer reverter rollback | undo rollback revert roll
trocar mudar alterar atualizar substituir | change update switch replace upgrade
instalar baixar | install download setup
expor publicar | expose publish
abrir | open
entrar acessar shell terminal bash exec | enter shell terminal bash exec access
descrever detalhar detalhes inspecionar | describe inspect details
encaminhar redirecionar ligar | forward port-forward
depurar debugar | debug debugging
gerar | generate
levar carregar | load upload
exportar | export
aplicar | apply
esperar aguardar | wait
rodar executar | run execute
acompanhar seguir observar monitorar | follow watch tail monitor
comparar diff | compare diff
explicar | explain
salvar backup | save backup
validar | validate
autoescalar autoescala autoscaling | autoscale autoscaling autoscaler
parar pausar congelar | stop pause freeze
ler | read
`;
const nouns = `
node nodo | node
serviço service | service
contêiner container conteiner | container
porta port | port
réplica replica | replica
imagem image | image
rótulo label etiqueta | label
rede network | network
balanceador loadbalancer | loadbalancer balancer
versão version | version
contexto context | context
evento event | event
agendador scheduler escalonador | scheduler
operador operator | operator
fila queue | queue
usuário user | user
permissão permission permitido | permission allowed
configuração config configuration | configuration config
memória memory | memory
processo process | process
implantação deployment | deployment
diagnóstico troubleshooting | troubleshooting diagnosis
erro error | error
aviso warning alerta | warning
anterior previous caiu caído | previous crashed
prontidão readiness pronto | readiness ready
máquina machine computador | machine computer
endereço address | address
métrica metric | metric
apelido alias | alias
histórico history | history
manifesto manifest yaml | manifest yaml
servidor server | server
alta high | high
disponibilidade availability | availability
anotação annotation | annotation
recurso resource | resource
regra rule | rule
mapa map | map
interno internal | internal
externo external | external
padrão default | default
zero | zero
cota quota limite | limit quota
segredo secret | secret
membro member | member
dono owner | owner
inteiro full completo | full
atual current | current
fim morreu aposentado descontinuado | retirement retired dead
iniciante aprender começar introdução | beginner learn start introduction
sem without |
responde acessível alcançável conecta | answer respond reachable unreachable connect
`;

const groups: Names[] = [
  ...read(faintVerbs, { verb: true, faint: true }),
  ...read(verbs, { verb: true, faint: false }),
  ...read(nouns, { verb: false, faint: false }),
];

function read(text: string, kind: { verb: boolean; faint: boolean }): Names[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [pt = '', en = ''] = line.split('|');
      return { names: { 'pt-br': pt.trim().split(/\s+/), en: en.trim().split(/\s+/) }, ...kind };
    });
}

const byName = new Map<string, Names>();
for (const group of groups)
  for (const name of [...group.names['pt-br'], ...group.names.en])
    if (!byName.has(plain(name))) byName.set(plain(name), group);

/**
 * The names of the thing that a word names, in both languages; nothing for a word without other names. Plurals count.
 */
export const namesOf = (word: string): Names | undefined =>
  byName.get(word) ??
  byName.get(word.replace(/(?<=oe)s$|s$/, '')) ??
  byName.get(word.replace(/oes$/, 'ao')) ??
  byName.get(word.replace(/ns$/, 'm'));

export const isStopword = (word: string): boolean => Object.values(stopwords).some((words) => words.has(word));

/** Readers ask in the other language too. What is a word of its own in one of them stays: `no` is a node. */
export const isForeignStopword = (word: string): boolean =>
  isStopword(word) && !/^(no|nos|so|e|as|do|use|log|can)$/.test(word);
