/** Pages that show a file, and the address of the file itself. */
const pages: readonly (readonly [page: RegExp, file: string])[] = [
  [
    /^https?:\/\/(?:(?:www\.)?github\.com|(?:nbviewer\.org|colab\.research\.google\.com)\/github)\/([^/?#]+\/[^/?#]+)\/blob\/([^?#]+)(?:[?#].*)?$/,
    'https://raw.githubusercontent.com/$1/$2',
  ],
  [/^(https?:\/\/[^?#]+\/-)\/blob\/([^?#]+)(?:[?#].*)?$/, '$1/raw/$2'],
  [/^(https?:\/\/codeberg\.org\/[^/?#]+\/[^/?#]+)\/src\/([^?#]+)(?:[?#].*)?$/, '$1/raw/$2'],
  [/^(https?:\/\/zenodo\.org\/records\/[0-9]+)\/preview\/([^?#]+)(?:[?#].*)?$/, '$1/files/$2?download=1'],
];

/**
 * Finds the file behind the address of a page that shows it, for GitHub and what shows GitHub's notebooks, GitLab, Codeberg
 * and Zenodo.
 *
 * @param address The address of the page.
 * @returns The address that delivers the file itself; the address as it is where it is no such page.
 */
export function fileAddress(address: string): string {
  const known = pages.find(([page]) => page.test(address));
  return known === undefined ? address : address.replace(...known);
}

/**
 * Cuts the branch and folder off the address of a page of GitHub or GitLab.
 *
 * @param address The address of the page.
 * @returns The address of the repository; the address as it is where it is no such page.
 */
export function repositoryAddress(address: string): string {
  return address.replace(
    /^(https?:\/\/(?:(?:www\.)?github\.com\/[^/?#]+\/[^/?#]+(?=\/(?:tree|blob)\/)|[^?#]+?(?=\/-\/(?:tree|blob)\/))).*$/,
    '$1',
  );
}
