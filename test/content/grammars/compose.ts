import type { Grammar } from './grammar.ts';

const file = { composefile: 'https://example.org/compose.yaml' };
const opened = { ...file, interfaces: [{ service: 'proxy', port: 80 }] };

export const projects: Grammar = {
  standard: 'names of projects (Compose)',
  fields: { 'docker-compose#/project': file, 'portainer-compose#/project': file },
  written: [
    {
      where:
        'Compose specification, 04-version-and-name.md: lower case, digits, hyphens, underscores, a letter or digit first',
      accepts: ['myapp', 'my-app', 'my_app', '1app', 'a', '0', 'a--b__c-'],
      refuses: ['', 'MyApp', 'my app', 'my.app', '-app', '_app', 'Company.Project.Component', 'müller'],
    },
  ],
};

export const profiles: Grammar = {
  standard: 'names of profiles (Compose)',
  fields: {
    'docker-compose#/profiles/0': { ...file, profiles: [] },
    'portainer-compose#/profiles/0': { ...file, profiles: [] },
  },
  written: [
    {
      where: 'Compose manual, Using profiles: [a-zA-Z0-9][a-zA-Z0-9_.-]+',
      accepts: ['debug', 'test', 'front-end', 'phpmyadmin', 'db_2', 'v1.2', 'A9'],
      refuses: ['', 'a', '*', '-x', '_x', '.x', 'a b', 'a/b'],
    },
  ],
};

export const services: Grammar = {
  standard: 'names of services (Compose)',
  fields: { 'docker-compose#/interfaces/0/service': opened, 'portainer-compose#/interfaces/0/service': opened },
  written: [
    {
      where: 'Compose specification, schema/compose-spec.json at 170098b, patternProperties of services',
      accepts: ['web', 'Web', 'web-1', 'web_1', 'web.1', '1', '-', '.'],
      refuses: ['', 'a b', 'a/b', 'web:80', 'wéb', '${NAME}'],
    },
  ],
};
