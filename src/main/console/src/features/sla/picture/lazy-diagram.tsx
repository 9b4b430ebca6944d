import { type ComponentType, lazy, Suspense } from 'react';
import { Skeleton } from '@/ui/notice';
import type { DiagramProps } from './diagram';

// Whoever cannot get the picture has the list of its steps.
const Diagram = lazy<ComponentType<DiagramProps>>(() =>
  import('./diagram').then(
    ({ Diagram: drawn }) => ({ default: drawn }),
    () => ({ default: () => null }),
  ),
);

/** A diagram, with what draws it fetched by whoever looks at one. */
export const LazyDiagram = (props: DiagramProps) => (
  <Suspense fallback={<Skeleton bars={3} />}>
    <Diagram {...props} />
  </Suspense>
);
