/**
 * The commands that most readers come for, by id: the first are shown before anything is typed, and of equal
 * results these come first.
 */
export const popular = [
  ...['get-pods-all', 'follow-logs', 'describe-pod', 'open-shell', 'scale-deployment', 'rollout-undo'],
  ...[
    'get-pods-wide',
    'get-nodes',
    'get-nodes-wide',
    'get-service',
    'get-deployment',
    'get-services-all',
    'list-namespaces',
    'get-contexts',
    'current-context',
    'use-context',
  ],
  ...[
    'create-deployment',
    'run-pod',
    'expose-deployment',
    'apply-deployment',
    'create-namespace',
    'create-deployment-yaml',
    'kind-create-cluster',
  ],
  ...[
    'delete-pod',
    'delete-deployment',
    'delete-service',
    'delete-namespace',
    'delete-from-file',
    'kind-delete-cluster',
  ],
  ...[
    'rollout-status',
    'rollout-restart',
    'rollout-history',
    'set-image',
    'port-forward',
    'top-pods',
    'watch-pods',
    'events-warning',
    'debug-pod',
    'explain-strategy',
    'save-etcd-snapshot',
    'check-permission',
  ],
];

/** How many of them are shown. */
export const shownPopular = 6;
