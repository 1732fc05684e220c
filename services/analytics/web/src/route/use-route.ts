import { usePath } from '@shopcast/page';
import { routeOf, type Route } from './route.js';

export const useRoute = (): Route => routeOf(usePath());
