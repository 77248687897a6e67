const pod = (name: string, more = '') => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
${more}spec:
  containers:
  - name: web
    image: nginx:1.29-alpine
`;

const deployment = (name: string, image: string, more = '') => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 1
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
      - name: web
        image: ${image}
${more}`;

/** The files that the cases name. */
export const files: Record<string, string> = {
  'pod.yaml': pod('dois'),
  'namespaced.yaml': pod('dois', '  namespace: default\n'),
  'bad-name.yaml': pod('Nome_Ruim'),
  'unknown-field.yaml': pod('campo').replace('    image:', '    imagem: x\n    image:'),
  'wrong-type.yaml': pod('tipo').replace('    image: nginx:1.29-alpine', '    image: nginx\n    ports:\n    - containerPort: oitenta'),
  'deploy.yaml': deployment('outra', 'nginx:1.29-alpine'),
  'deploy-2.yaml': deployment('outra', 'nginx:1.28-alpine', '        ports:\n        - containerPort: 80\n'),
  'nope-deploy.yaml': deployment('nao-existe', 'nginx:1.29-alpine'),
  'other-selector.yaml': deployment('outra', 'nginx:1.29-alpine').replaceAll('app: outra', 'app: mudou'),
  'several.yaml': `${pod('um')}---\n# só um comentário\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: um\nspec:\n  selector:\n    app: um\n  ports:\n  - port: 80\n`,
  'broken.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n spec: x: y\n',
  'nokind.yaml': 'metadata:\n  name: a\n',
  'nothing.yaml': '\n',
  'unknown-kind.yaml': 'apiVersion: example.com/v1\nkind: Coisa\nmetadata:\n  name: a\n',
  'note.txt': 'primeira\nsegunda\n',
  'tabs.txt': 'a\tb\nc\n',
  'ends.txt': 'a\nb\n\n\n',
  'spaces.txt': '  a\n b \nc',
  'app.env': '# comentário\nA=1\nB=dois três\n',
};
