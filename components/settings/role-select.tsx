import type { ComponentProps } from 'react'
import { cn } from '@/components/ui/cn'
import { fieldClasses } from '@/components/ui/input'
import type { Role } from '@/lib/domain/members/roles'

export function RoleSelect({
  roles,
  className,
  ...props
}: ComponentProps<'select'> & { roles: readonly Role[] }) {
  return (
    <select className={cn(fieldClasses, 'h-8 px-2', className)} {...props}>
      {roles.map((role) => (
        <option key={role} value={role}>
          {role}
        </option>
      ))}
    </select>
  )
}
