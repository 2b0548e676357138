// Ends `npm start` where a setting cannot be used, before anything is built for it.
import { readSettings } from './server-settings.ts';

const settings = readSettings(process.env);
if ('wrong' in settings) {
  process.stderr.write(`${settings.wrong}\n`);
  process.exit(2);
}
