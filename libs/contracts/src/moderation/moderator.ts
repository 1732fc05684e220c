import { Type } from 'typebox';
import { id, text } from '../fields.js';

export const keyId = Type.Union([id('The staff key'), Type.Null()], { description: 'Who did it; null: the operator' });
export const grounds = Type.Union([text('The reason given, in the moderator’s words', 500), Type.Null()]);
