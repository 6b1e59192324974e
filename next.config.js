const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
]

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // `npm run check` has the types; a user's machine need not have their packages.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    'pg',
    'pg-boss',
    'pg-copy-streams',
    '@node-rs/argon2',
    '@prisma/client',
    '@prisma/adapter-pg',
    'yauzl',
    'pdfkit',
    '@bsull/augurs',
    'nodemailer',
    'prom-client',
  ],
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    // Their addresses carry a token.
    {
      source: '/(join|reset-password)',
      headers: [
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'Cache-Control', value: 'no-store' },
      ],
    },
  ],
}
