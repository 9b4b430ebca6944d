// What shows only once somebody filters.
export { FilterChips } from './filter-chips';
export { FilterDialog } from './filter-dialog';
