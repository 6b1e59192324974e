import { cookies } from 'next/headers'
import { publicAddress } from './public-address'
import { safePath } from './safe-path'
import { cookieName } from './session-cookie'

/** The page of ours to go on to after the sign-in; one that came back with an error remembers it in its cookie. */
export async function signInDestination(asked: string | undefined, hasFailed: boolean): Promise<string> {
  const remembered = hasFailed ? (await cookies()).get(cookieName('callback'))?.value : undefined
  const wanted = asked ?? remembered
  const here = `${await publicAddress()}/`
  return safePath(wanted?.startsWith(here) ? wanted.slice(here.length - 1) : wanted)
}
