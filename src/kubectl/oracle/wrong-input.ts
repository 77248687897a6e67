/** What must be there before: both programs find the same. */
export const setup: string[] = [
  'create deployment web --image=nginx:1.29-alpine',
  'run solo --image=nginx:1.29-alpine --labels=app=solo',
  'expose deployment web --port=80',
  'create configmap loja --from-literal=a=1',
];

/** Command lines that are wrong in one way each. */
export const wrongInputs: Record<string, string[]> = {
  command: ['creat deployment web', 'gett pods', 'nada', 'rolout status deploy/web', 'rollout foo', 'config nope', 'create foo', 'top nada'],
  flag: ['get pods --outputt yaml', 'get pods -z', 'get pods --watch=talvez', 'scale deploy web --replicas=x', 'logs solo --tail=dez', 'create deployment a --image', 'run a --image=nginx --foo', 'delete pod solo --grace-period=1s', 'get pods --chunk-size=a', 'create deployment a', 'run a', 'scale deploy web'],
  resource: ['get foo', 'get foo bar', 'describe foo', 'delete foo bar', 'get pods.v1.core', 'get deploy.example.com', 'create -f unknown-kind.yaml', 'label foo bar a=b', 'scale foo bar --replicas=1', 'expose foo bar --port=80', 'rollout status foo/bar', 'logs foo/bar'],
  name: ['get pod nope', 'describe pod nope', 'delete pod nope', 'logs nope', 'exec nope -- ls', 'scale deploy nope --replicas=1', 'set image deploy/nope a=b', 'rollout undo deploy/nope', 'rollout history deploy/nope', 'label pod nope a=b', 'annotate pod nope a=b', 'patch deploy nope -p {}', 'expose deployment nope --port=80', 'get pods/nope svc/nope', 'cordon nope', 'config use-context nope', 'logs solo -c nope', 'wait --for=condition=Ready pod/nope'],
  arguments: ['get', 'delete', 'delete pod', 'logs', 'exec solo', 'exec solo ls', 'label pod solo', 'label pod solo a=b!', 'annotate pod solo', 'expose', 'set image deploy/web', 'patch deploy web', 'patch deploy web --type=nope -p {}', 'scale deploy web --replicas=-1', 'rollout restart', 'rollout status', 'get pods/a/b', 'get pods pods/a', 'delete pod solo -l a=b', 'wait --for=nope deploy/web', 'drain', 'taint nodes estudo-worker', 'port-forward', 'create namespace', 'create namespace a b', 'create service clusterip web', 'create configmap a --from-literal=b', 'run a --image=nginx --rm', 'run a --image=Nginx', 'get pods -o nada', 'get pods -o custom-columns=NAME', 'get pods -o jsonpath={.items[', 'events --types=Bad', 'create deployment a --image=nginx --dry-run=maybe'],
  yaml: ['apply -f missing.yaml', 'apply -f broken.yaml', 'apply -f nokind.yaml', 'apply -f nothing.yaml', 'apply -f unknown-field.yaml', 'apply -f wrong-type.yaml', 'apply -f bad-name.yaml', 'create -f broken.yaml', 'apply', 'apply pod.yaml', 'apply -f namespaced.yaml -n other', 'replace -f missing.yaml', 'replace -f nope-deploy.yaml', 'diff -f missing.yaml', 'delete -f missing.yaml'],
  change: ['create deployment Web --image=nginx', 'create namespace Loja_1', 'run Solo --image=nginx', 'create deployment web --image=nginx', 'create configmap loja', 'expose deployment web --port=80', 'run solo --image=nginx', 'annotate deploy web deployment.kubernetes.io/revision=9', 'set image deploy/web nada=nginx', 'rollout undo deploy/web', 'scale pod solo --replicas=2', 'rollout restart pod/solo', 'rollout undo deploy/web --to-revision=7', 'edit'],
};
