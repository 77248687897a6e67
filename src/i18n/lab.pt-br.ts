/** Texts of the lab, apart from the rest: they travel with the lab to the browser, the rest does not. */
export const labPtBr = {
  title: 'Um cluster nesta página',
  description:
    'Um cluster Kubernetes de três nós que roda no seu navegador: ' +
    'digite kubectl, siga os comandos das notas e veja os Pods nascerem.',
  start: 'Ligar o cluster',
  startText:
    'O cluster roda neste navegador, sem conta e sem prazo. São cerca de {size} KB, baixados só quando você o liga.',
  noScript: 'O laboratório precisa de JavaScript. Sem ele, copie os comandos e use um cluster do kind na sua máquina.',
  loading: 'Carregando o simulador: {part} de {of}',
  booting: 'Ligando o cluster…',
  failed: 'O laboratório não carregou. Confira a conexão.',
  retry: 'Tentar de novo',
  crashed: 'O simulador travou e foi trocado por um novo. Seus arquivos continuam aqui; o cluster recomeçou do zero.',
  restored: 'Sessão retomada: o cluster foi refeito com os mesmos pedidos. Os Pods têm nomes novos.',
  status: {
    one: '{cluster} · 1 nó · simulador, Kubernetes {version}',
    other: '{cluster} · {n} nós · simulador, Kubernetes {version}',
  },
  noCluster: 'nenhum cluster · simulador, Kubernetes {version}',
  off: 'desligado · simulador, Kubernetes {version}',
  running: 'executando…',
  reset: 'Recomeçar',
  resetTitle: 'Apagar o cluster, os arquivos e a sessão e começar de novo',
  copy: 'Copiar sessão',
  copied: 'Copiada',
  copyFailed: 'O navegador não deixou copiar',
  clear: 'Limpar',
  interrupt: 'Ctrl+C',
  interruptTitle: 'Interromper o comando',
  terminal: 'Terminal',
  log: 'Saída dos comandos',
  input: 'Comando',
  inputHint:
    'Enter executa. Setas: histórico. Tab completa; Esc e depois Tab sai do terminal. Ctrl+C interrompe, Ctrl+L limpa.',
  completions: { one: '1 opção: {list}', other: '{n} opções: {list}' },
  run: 'Rodar',
  runOf: 'Rodar: {what}',
  runLoading: 'Carregando…',
  dock: 'Laboratório',
  openPage: 'Abrir a página do laboratório',
  close: 'Fechar o laboratório',
  map: 'Mapa do cluster',
  controlPlane: 'Control plane',
  unscheduled: 'Sem nó',
  notReady: 'NotReady',
  noPods: 'nenhum Pod',
  podCount: { one: '1 Pod, {ready} pronto', other: '{n} Pods, {ready} prontos' },
  mapHint: 'O mapa aparece quando o cluster está ligado.',
  track: 'Roteiro',
  chooseTrack: 'Escolher roteiro',
  steps: 'Passos',
  done: 'feito',
  step: 'passo {n}',
  seeNote: 'Ver a nota',
  allDone: 'Roteiro completo.',
  cannotRun: 'Só fora do simulador',
  limitsTitle: 'O que este simulador é, e o que não é',
  limits: [
    'É o motor @ngrok/webernetes, um porte parcial do Kubernetes {version} para TypeScript, ' +
      'com um kubectl escrito para este caderno. ' +
      'Scheduler, controladores, kubelet, Services e DNS são de verdade; nenhum contêiner é.',
    'As imagens são imitações: nginx, alpine, busybox e curl respondem como as de verdade no que as notas usam. ' +
      'Outra imagem não baixa.',
    'Não há internet, disco, CPU nem memória medidos: ' +
      'Ingress, Gateway, HPA e volumes aparecem como objetos, mas nada age sobre eles.',
    'port-forward devolve o prompt e segue em segundo plano, porque aqui só há um terminal.',
    'A sessão dura enquanto esta aba estiver aberta. Nada sai do seu navegador.',
  ],
  notSimulated: 'O simulador não tem "{what}". Num cluster do kind, na sua máquina, este comando funciona.',
  noTypes:
    'As descrições dos campos não vieram: elas são baixadas no primeiro "kubectl explain". ' +
    'Confira a conexão e repita o comando.',
  portForward: 'Aqui a porta {port} fica aberta em segundo plano, para o curl deste terminal.',
};

/** The shape every language fills. */
export type LabTexts = typeof labPtBr;
