import { changes } from './frame/changes.ts';
import { registry } from './registry.ts';

/** That of the project that is built, where it has one. */
const changelogs = import.meta.glob<string>('/CHANGELOG.md', { query: '?raw', eager: true, import: 'default' });

/** Whether there is a feed that pages can lead to. */
export const hasFeed: boolean = changes(registry, changelogs['/CHANGELOG.md'] ?? '').length > 0;
