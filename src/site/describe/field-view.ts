import type { Field } from './form-fields.ts';
import { createGroupField } from './group-view.ts';
import { createListView } from './list-view.ts';
import { createMapView } from './map-view.ts';
import { createFixedView, createScalarView } from './scalar-view.ts';
import type { Typed } from './typed.ts';
import type { Around, Changed, View } from './view.ts';

/** Makes the view of a field; given along, because fields stand in fields. */
export type CreateView = (field: Field, typed: Typed, around: Around, changed: Changed, name?: string) => View;

/**
 * Shows a field of any kind.
 *
 * @param field The field.
 * @param typed What stands in it.
 * @param around What it needs from around it.
 * @param changed Is called when something else stands in it.
 * @param name What it is called, where it has no name of its own: `ports 2`.
 * @returns The field on the page.
 */
export const createFieldView: CreateView = (field, typed, around, changed, name) => {
  switch (field.control.kind) {
    case 'fixed':
      return createFixedView(field);
    case 'list':
      return createListView(field, typed, { ...around, createView: createFieldView, name }, changed);
    case 'map':
      return createMapView(field, typed, { ...around, createView: createFieldView, name }, changed);
    case 'group':
      return createGroupField(field, typed, { ...around, createView: createFieldView, name }, changed);
    default:
      return createScalarView(field, typed, around, changed, name === undefined ? {} : { name });
  }
};
