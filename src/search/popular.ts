/** The commands that are shown before anything is typed, by id. */
export const popular = ['get-pods-all', 'follow-logs', 'describe-pod', 'open-shell', 'scale-deployment', 'rollout-undo'];
