import { GridPage } from '#renderer/pages/problems/GridPage.tsx';
import { OrdersPage } from '#renderer/pages/problems/OrdersPage.tsx';
import { ProblemForm } from '#renderer/pages/problems/ProblemForm.tsx';
import { ProblemList } from '#renderer/pages/problems/ProblemList.tsx';
import { ProblemPage } from '#renderer/pages/problems/ProblemPage.tsx';
import { SupervisionPage } from '#renderer/pages/problems/SupervisionPage.tsx';

export interface ProblemsPageProps {
  /** What follows `#/problems`. */
  parts: readonly string[];
  query: Readonly<Record<string, string>>;
}

/** `#/problems`: the list; `/new` with what it comes from; `/orders`; `/grid`; `/supervision`; `/ID`; `/ID/edit`. */
export function ProblemsPage(props: ProblemsPageProps) {
  const [first, second] = props.parts;
  if (first === undefined) return <ProblemList query={props.query} />;
  if (first === 'new') return <ProblemForm key={JSON.stringify(props.query)} id={null} query={props.query} />;
  if (first === 'orders') return <OrdersPage />;
  if (first === 'grid') return <GridPage />;
  if (first === 'supervision') return <SupervisionPage />;
  if (second === 'edit') return <ProblemForm key={first} id={first} query={props.query} />;
  return <ProblemPage key={first} id={first} />;
}
