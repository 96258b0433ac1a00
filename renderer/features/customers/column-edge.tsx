import { useState, type PointerEvent } from 'react';
import type { ColumnId } from './column-shapes.ts';

type ColumnEdgeProps = {
  readonly id: ColumnId;
  readonly onDrag: (id: ColumnId, width: number) => void;
  readonly onKeep: (id: ColumnId, width: number) => void;
};

function widthOf(edge: Element): number {
  return edge.parentElement?.getBoundingClientRect().width ?? 0;
}

/** The right edge of a column head, to be dragged; the column chooser does the same by keys. */
export function ColumnEdge({ id, onDrag, onKeep }: ColumnEdgeProps) {
  const [start, setStart] = useState<{ readonly x: number; readonly width: number }>();
  const handleDown = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    setStart({ x: event.clientX, width: widthOf(event.currentTarget) });
  };
  const handleMove = (event: PointerEvent) => {
    if (start) onDrag(id, start.width + event.clientX - start.x);
  };
  const handleUp = (event: PointerEvent) => {
    if (start && event.clientX !== start.x) onKeep(id, start.width + event.clientX - start.x);
    setStart(undefined);
  };
  return <div className="kb-column-edge" aria-hidden onPointerDown={handleDown} onPointerMove={handleMove} onPointerUp={handleUp} />;
}
