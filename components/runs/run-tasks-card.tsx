import Link from 'next/link'
import { Outcome } from '@/components/runs/outcome'
import { PassedOf } from '@/components/runs/passed-of'
import { RunCost } from '@/components/runs/run-cost'
import { RunExport } from '@/components/runs/run-export'
import { runEventsHref } from '@/components/runs/run-links'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayCount } from '@/lib/domain/display/display-count'
import type { RunTaskView } from '@/lib/domain/runs/run-view'

/** What each task of a run cost and came to. */
export function RunTasksCard({ id, tasks }: { id: string; tasks: readonly RunTaskView[] }) {
  return (
    <Card aria-label="Tasks">
      <CardHeader>
        <CardTitle>Tasks</CardTitle>
        <RunExport id={id} table="tasks" />
      </CardHeader>
      <Table label="Tasks, table" regionClassName="rounded-b-lg border-t">
        <TableHeader>
          <TableRow>
            <TableHead>Task</TableHead>
            <TableHead>Outcome</TableHead>
            <TableHead numeric className="max-sm:hidden">
              Checks
            </TableHead>
            <TableHead numeric className="max-sm:hidden">
              Tests
            </TableHead>
            <TableHead numeric className="max-sm:hidden">
              Calls
            </TableHead>
            <TableHead numeric>Cost</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {tasks.map((task) => (
            <TableRow key={task.task ?? '\u0000'}>
              <th
                scope="row"
                className="h-9 max-w-36 truncate border-border/60 border-b bg-card pr-3 pl-4 text-left font-normal group-last/row:border-b-0 sm:max-w-60"
              >
                <TaskName id={id} task={task} />
              </th>
              <TableCell>
                {task.task !== null && <Outcome passed={task.passed} />}
                {task.checksTotal !== null && (
                  <span className="block text-xs sm:hidden">
                    <PassedOf passed={task.checksPassed} total={task.checksTotal} /> checks
                  </span>
                )}
              </TableCell>
              <TableCell numeric className="max-sm:hidden">
                <PassedOf passed={task.checksPassed} total={task.checksTotal} />
              </TableCell>
              <TableCell numeric className="max-sm:hidden">
                <PassedOf passed={task.testsPassed} total={task.testsTotal} />
              </TableCell>
              <TableCell numeric className="max-sm:hidden">
                {displayCount(task.events)}
              </TableCell>
              <TableCell numeric>
                <RunCost run={task} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

function TaskName({ id, task }: { id: string; task: RunTaskView }) {
  if (task.task === null) return <span className="text-muted-foreground italic">of no task named</span>
  if (task.events === 0) return <span title={task.task}>{task.task}</span>
  return (
    <Link href={runEventsHref(id, { task: [task.task] })} title={task.task} className="hover:underline">
      {task.task}
    </Link>
  )
}
