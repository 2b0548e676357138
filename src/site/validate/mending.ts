// A part of the engine that is loaded when a text has been checked.
export { blocksOf } from '../../validate/fixes/blocks.ts';
export { fixesOf } from '../../validate/fixes/fixes.ts';
