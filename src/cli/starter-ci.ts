/** Checks every change, and publishes the default branch with GitHub Pages. */
export const pagesWorkflow = `# Checks the documents of every change, and publishes those of the branch main with GitHub Pages.
name: pages
on:
  push: { branches: [main] }
  pull_request:
permissions: {}
jobs:
  build:
    runs-on: ubuntu-24.04
    permissions: { contents: read, pages: read }
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with: { persist-credentials: false }
      - run: npm ci
      - run: npm test
      - if: github.event_name == 'push'
        id: pages
        uses: actions/configure-pages@983d7736d9b0ae728b81ab479565c72886d7745b # v5.0.0
      - run: npm run build
        env:
          TASKTYPES_SITE: \${{ steps.pages.outputs.origin }}
          TASKTYPES_BASE: \${{ steps.pages.outputs.base_path }}
      - if: github.event_name == 'push'
        uses: actions/upload-pages-artifact@56afc609e74202658d3ffba0e8f6dda462b719fa # v3.0.1
        with: { path: dist }
  deploy:
    if: github.event_name == 'push'
    needs: build
    runs-on: ubuntu-24.04
    permissions: { pages: write, id-token: write }
    environment: { name: github-pages, url: '\${{ steps.deployment.outputs.page_url }}' }
    steps:
      - id: deployment
        uses: actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5
`;

/** The same for GitLab Pages. */
export const gitlabPipeline = `# Checks the documents of every change, and publishes those of the default branch with GitLab Pages.
default:
  image: node:24-slim
  before_script:
    - npm ci

workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH

test:
  script:
    - npm test

pages:
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - export TASKTYPES_SITE=$(node -p "new URL(process.env.CI_PAGES_URL).origin")
    - export TASKTYPES_BASE=$(node -p "new URL(process.env.CI_PAGES_URL).pathname")
    - npm run build
    - mv dist public
  artifacts:
    paths: [public]
`;
