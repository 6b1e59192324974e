import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })

// One question of the sums of days, and a table: as little as a page that shows spend can be.
export default async function Page({ searchParams }) {
  const { organization, from, to } = await searchParams
  const { rows } = await pool.query(
    `SELECT to_char(e.day, 'YYYY-MM-DD') AS day, s.model, sum(e.cost_usd)::text AS cost_usd
     FROM usage_day e JOIN series s ON s.organization_id = e.organization_id AND s.id = e.series_id
     WHERE e.organization_id = $1 AND e.day >= $2::date AND e.day <= $3::date
     GROUP BY 1, 2 ORDER BY 1, 2`,
    [Number(organization), from, to],
  )
  return (
    <table>
      <tbody>
        {rows.map(({ day, model, cost_usd }) => (
          <tr key={`${day} ${model}`}>
            <td>{day}</td>
            <td>{model}</td>
            <td>{cost_usd}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
