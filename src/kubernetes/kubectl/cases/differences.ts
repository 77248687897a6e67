const help = 'the simulator lists a command and its flags, without the explanations of the real help';
const lacks = (what: string) => `the simulator does not do ${what}`;
const patch = "the simulator's API server words what is wrong with a patch otherwise";
const documents = 'the published OpenAPI, from which the simulator has its texts, differs from the served one';

/**
 * By session and case: why this kubectl says something else than the real one. A case that is here and comes out
 * the same fails the test.
 */
export const differences: Record<string, Record<string, string>> = {
  access: { auth: help },
  change: {
    'patch deploy web --type=json -p [{"op":"remove","path":"/spec/nada"}]': patch,
    'patch deploy web -p {"spec":{"replicas":"muitas"}}': patch,
    'patch deploy web -p {': patch,
    'certificate approve nope': lacks('requests for certificates'),
  },
  config: { config: help },
  debug: { 'debug depurado --copy-to=copia': lacks('copies of Pods') },
  describe: {
    'describe ep web': "the simulator's Endpoints have no annotation with the time of their last change",
    'describe ns casos': lacks('quotas'),
    'describe quota cota': lacks('quotas'),
  },
  explain: {
    'explain service.spec.ports': documents,
    'explain ingress.spec.rules.http.paths.pathType': documents,
    'explain endpointslice': documents,
    'explain ev.reason': 'the simulator serves one kind of events, so that their short name stands for nothing else',
    'explain pod.spec.containers.resources.limits':
      'the simulator leaves out what a quantity is, which is a page of its own',
    'explain pod.spec.volumes.emptyDir.sizeLimit':
      'the simulator leaves out what a quantity is, which is a page of its own',
    'api-versions': 'the simulator serves one version of autoscaling',
  },
  get: {
    'get --raw /api/v1/namespaces/default': "the simulator's objects do not say who manages which of their fields",
  },
  make: {
    'create service': help,
    'create secret': help,
    'create secret tls t --cert=missing.crt --key=missing.key --dry-run=client': lacks('Secrets of certificates'),
    'create cronjob c --image=busybox --schedule="*/5 * * * *" --dry-run=client -o yaml': lacks('CronJobs'),
    'create role r --verb=get --resource=pods --dry-run=client -o yaml': lacks('new roles'),
    'create role r --verb=get --dry-run=client': lacks('new roles'),
    'create rolebinding r --clusterrole=view --serviceaccount=casos:robo --dry-run=client -o yaml': lacks('new roles'),
    'create quota q --hard=pods=3 --dry-run=client -o yaml': lacks('quotas'),
    'create token nada': lacks('tokens of ServiceAccounts'),
    'apply -k missing': lacks('Kustomize'),
  },
  pods: {
    'exec solo -- nada': "the simulator's runtime ends its refusal with a word more",
    'run eco --image=busybox:1.37 --restart=Never --rm -i -- cat': lacks(
      'standard input of a container that runs already',
    ),
    'cp solo:/nada copia.txt': lacks('cp'),
    'cp note.txt solo:/tmp/note.txt': lacks('cp'),
    'exec solo -- cat /tmp/note.txt': lacks('cp, which would have put the file there'),
  },
  rollout: { rollout: help },
  verbose: {
    'get cm c -v=8 -o name':
      "the simulator's API server sends fewer headers, and its objects do not say who manages which of their fields",
  },
  'wrong-get': {
    'get pods --sort-by=nada[': 'the real kubectl takes an expression that it cannot read for one that finds nothing',
    top: help,
    plugin: help,
    cp: lacks('cp'),
    'cp a b': lacks('cp'),
    'cp solo:/a nope:/b': lacks('cp'),
    'completion nada': lacks('completion scripts'),
    'kustomize missing': lacks('Kustomize'),
  },
};
