/**
 * Where a file of the project is edited, for a build by GitHub Actions, which names its own repository; nothing
 * for any other build.
 */
export function editAddress(file: string, env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_REF_NAME: branch = 'main' } = env;
  return server && repository ? `${server}/${repository}/edit/${branch}/${file}` : undefined;
}
