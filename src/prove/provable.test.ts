import { expect, test } from 'vitest';
import { whyNot } from './provable.ts';

const why = (run: string, where: 'host' | 'pod' = 'host') => whyNot({ id: 'x', run, does: { 'pt-br': 'x', en: 'x' }, where, needsCluster: true });

test.each([
  'kubectl get pods -A',
  'kubectl create deployment servidor-web --image=nginx:1.29-alpine',
  'kubectl get pods | grep web',
  'kubectl apply -f deployment.yaml',
  'kubectl create namespace loja',
  'kubectl run cliente --rm -i --restart=Never --image=curlimages/curl -- -sS http://servidor-web',
  'kubectl exec deploy/servidor-web -- nginx -v',
])('runs %s', (run) => {
  expect(why(run)).toBeUndefined();
});

test.each([
  ['kind delete cluster --name estudo', 'kind is not run'],
  ['docker exec estudo-control-plane crictl ps', 'docker is not run'],
  ['kubectl drain estudo-worker', 'changes a node'],
  ['kubectl label node estudo-worker a=b', 'changes a Node'],
  ['kubectl delete crd scaledobjects.keda.sh', 'changes a CustomResourceDefinition'],
  ['kubectl apply -f https://example.com/all.yaml', 'for the whole cluster'],
  ['kubectl -n kube-system delete pod x', 'namespace kube-system'],
  ['kubectl delete pods --all -A', 'all namespaces'],
  ['kubectl config use-context kind-estudo', "reader's own contexts"],
  ['kubectl exec -it servidor-web -- sh', 'wants a terminal'],
  ['kubectl port-forward service/servidor-web 8080:80', 'ends only by hand'],
])('does not run %s', (run, reason) => {
  expect(why(run)).toContain(reason);
});
