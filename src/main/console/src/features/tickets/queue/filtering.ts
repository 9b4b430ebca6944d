// What shows only once somebody filters.

export { ViewUpdated } from '../views/update-view';
export { FilterChips } from './filter-chips';
export { FilterDialog } from './filter-dialog';
