// Written by `npm run client` from the API’s document. Change that instead.

export interface Operations {
  /** Send model calls. `POST /api/v1/usage` */
  sendUsage: {
    body: {
      /** The idempotency key, unique in the organization. */
      id: string
      /** RFC 3339 with offset. */
      timestamp: string
      /** Required unless cost_usd is there. */
      model?: string | null
      provider?: string | null
      /** Without cached tokens. */
      input_tokens?: number | null
      /** With reasoning. */
      output_tokens?: number | null
      cache_read_tokens?: number | null
      cache_write_5m_tokens?: number | null
      cache_write_1h_tokens?: number | null
      /** The part of output_tokens that was reasoning. */
      reasoning_tokens?: number | null
      web_search_requests?: number | null
      /** Cost reported by the source, decimal USD. */
      cost_usd?: string | number | null
      service_tier?: string | null
      speed?: string | null
      inference_geo?: string | null
      user?: string | null
      team?: string | null
      project?: string | null
      framework?: string | null
      task?: string | null
      run_id?: string | null
      session_id?: string | null
      source?: string | null
      tags?: unknown | null
      latency_ms?: number | null
      status?: "ok" | "error" | null
      /** What the call holds beyond its own model. */
      components?: {
        model: string
        provider?: string | null
        /** Without cached tokens. */
        input_tokens?: number | null
        /** With reasoning. */
        output_tokens?: number | null
        cache_read_tokens?: number | null
        cache_write_5m_tokens?: number | null
        cache_write_1h_tokens?: number | null
        /** The part of output_tokens that was reasoning. */
        reasoning_tokens?: number | null
        web_search_requests?: number | null
      }[] | null
      /** `aggregate`: the sum of many calls, which no price tier by context is read from. */
      quality?: "measured" | "lower_bound" | "estimate" | "aggregate" | null
      is_sidechain?: boolean | null
      source_ref?: string | null
      /** The provider's id of the request: telemetry that bears it tells of the same call. */
      request_id?: string | null
      /** Where the call stands in a thread that others may replay. */
      thread?: {
        id: string
        parent_id?: string | null
        index: number
        fingerprint: string
      } | null
    }[] | {
      events: {
        /** The idempotency key, unique in the organization. */
        id: string
        /** RFC 3339 with offset. */
        timestamp: string
        /** Required unless cost_usd is there. */
        model?: string | null
        provider?: string | null
        /** Without cached tokens. */
        input_tokens?: number | null
        /** With reasoning. */
        output_tokens?: number | null
        cache_read_tokens?: number | null
        cache_write_5m_tokens?: number | null
        cache_write_1h_tokens?: number | null
        /** The part of output_tokens that was reasoning. */
        reasoning_tokens?: number | null
        web_search_requests?: number | null
        /** Cost reported by the source, decimal USD. */
        cost_usd?: string | number | null
        service_tier?: string | null
        speed?: string | null
        inference_geo?: string | null
        user?: string | null
        team?: string | null
        project?: string | null
        framework?: string | null
        task?: string | null
        run_id?: string | null
        session_id?: string | null
        source?: string | null
        tags?: unknown | null
        latency_ms?: number | null
        status?: "ok" | "error" | null
        /** What the call holds beyond its own model. */
        components?: {
          model: string
          provider?: string | null
          /** Without cached tokens. */
          input_tokens?: number | null
          /** With reasoning. */
          output_tokens?: number | null
          cache_read_tokens?: number | null
          cache_write_5m_tokens?: number | null
          cache_write_1h_tokens?: number | null
          /** The part of output_tokens that was reasoning. */
          reasoning_tokens?: number | null
          web_search_requests?: number | null
        }[] | null
        /** `aggregate`: the sum of many calls, which no price tier by context is read from. */
        quality?: "measured" | "lower_bound" | "estimate" | "aggregate" | null
        is_sidechain?: boolean | null
        source_ref?: string | null
        /** The provider's id of the request: telemetry that bears it tells of the same call. */
        request_id?: string | null
        /** Where the call stands in a thread that others may replay. */
        thread?: {
          id: string
          parent_id?: string | null
          index: number
          fingerprint: string
        } | null
      }[]
    } | string | Uint8Array
    answer: {
      accepted: number
      updated: number
      duplicates: number
      rejected: number
      errors: {
        index: number
        path: string
        message: string
      }[]
    }
  }
  /** Send a log file. `POST /api/v1/uploads` */
  upload: {
    query?: {
      /** What the file is called. */
      filename?: string
      /** What it is; found out where not given. */
      format?: "auto" | "claude-code" | "codex" | "gemini-cli" | "qwen-code" | "cursor" | "litellm" | "openrouter" | "anthropic" | "openai" | "json" | "csv"
      /** How a CSV of any columns is read: the JSON that POST /api/v1/csv-mappings takes as mapping, or the id of one. */
      mapping?: string
      /** The project of calls whose line names none. */
      project?: string
      /** The framework of calls whose line names none. */
      framework?: string
      /** The task of calls whose line names none. */
      task?: string
      /** The team of calls whose line names none. */
      team?: string
      /** The user of calls whose line names none. */
      user?: string
      /** The run_id of calls whose line names none. */
      run_id?: string
    }
    body: string | Uint8Array
    answer: {
      id: string
      kind: "upload" | "api" | "sample"
      name: string
      format: string | null
      status: "queued" | "processing" | "done" | "failed" | "undone"
      error: string | null
      mapping: Record<string, unknown> | null
      bytes_total: number | null
      bytes_read: number
      accepted: number
      updated: number
      duplicates: number
      rejected: number
      created_at: string
      finished_at: string | null
      undone_at: string | null
      problems?: {
        file: string | null
        line: number | null
        message: string
      }[]
      /** What was not counted again and why. */
      dropped?: {
        reason: "content_block" | "streamed_partial" | "resumed_session" | "fork_replay" | "other_source" | "sent_again"
        /** Lines of this upload that were dropped: over all reasons its duplicates. */
        lines: number
        /** Records that gave way to better ones of this upload. */
        replaced: number
        /** Of the lines those that count again, since what they were held back for is gone. */
        restored: number
        tokens: number
        examples: {
          event_id: string
          model: string | null
          dropped: {
            upload_id: string
            source: string | null
            source_ref: string | null
            timestamp: string
            tokens: number
            output_tokens: number
          }
          kept: {
            event_id: string
            session_id: string | null
            upload_id: string
            source: string | null
            source_ref: string | null
            timestamp: string
            tokens: number
            output_tokens: number
          } | null
        }[]
      }[]
      /** What channels were told of it, for who may see channels: a key with the scope read. */
      deliveries?: {
        id: string
        event: "finished" | "failed" | "undone"
        channel_id: string
        channel_name: string | null
        channel_kind: string | null
        status: "pending" | "delivered" | "failed"
        next_attempt_at: string | null
        delivered_at: string | null
        attempts: {
          number: number
          at: string
          duration_ms: number
          is_ok: boolean
          answer: string
        }[]
      }[]
    }
  }
  /** Imports, newest first. `GET /api/v1/uploads` */
  listUploads: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** Of a file; the first where not given. */
      table?: "imports" | "dropped"
      /** Of table=dropped: lines of imports since then. */
      since?: string | null
      /** How many a page holds; 50 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        id: string
        kind: "upload" | "api" | "sample"
        name: string
        format: string | null
        status: "queued" | "processing" | "done" | "failed" | "undone"
        error: string | null
        mapping: Record<string, unknown> | null
        bytes_total: number | null
        bytes_read: number
        accepted: number
        updated: number
        duplicates: number
        rejected: number
        created_at: string
        finished_at: string | null
        undone_at: string | null
        problems?: {
          file: string | null
          line: number | null
          message: string
        }[]
        /** What was not counted again and why. */
        dropped?: {
          reason: "content_block" | "streamed_partial" | "resumed_session" | "fork_replay" | "other_source" | "sent_again"
          /** Lines of this upload that were dropped: over all reasons its duplicates. */
          lines: number
          /** Records that gave way to better ones of this upload. */
          replaced: number
          /** Of the lines those that count again, since what they were held back for is gone. */
          restored: number
          tokens: number
          examples: {
            event_id: string
            model: string | null
            dropped: {
              upload_id: string
              source: string | null
              source_ref: string | null
              timestamp: string
              tokens: number
              output_tokens: number
            }
            kept: {
              event_id: string
              session_id: string | null
              upload_id: string
              source: string | null
              source_ref: string | null
              timestamp: string
              tokens: number
              output_tokens: number
            } | null
          }[]
        }[]
        /** What channels were told of it, for who may see channels: a key with the scope read. */
        deliveries?: {
          id: string
          event: "finished" | "failed" | "undone"
          channel_id: string
          channel_name: string | null
          channel_kind: string | null
          status: "pending" | "delivered" | "failed"
          next_attempt_at: string | null
          delivered_at: string | null
          attempts: {
            number: number
            at: string
            duration_ms: number
            is_ok: boolean
            answer: string
          }[]
        }[]
      }[]
      next_cursor: string | null
    }
  }
  /** How far an import is, and what was left out. `GET /api/v1/uploads/{id}` */
  getUpload: {
    path: {
      /** The id. */
      id: string
    }
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** Of a file; the first where not given. */
      table?: "deliveries" | "dropped"
    }
    answer: {
      id: string
      kind: "upload" | "api" | "sample"
      name: string
      format: string | null
      status: "queued" | "processing" | "done" | "failed" | "undone"
      error: string | null
      mapping: Record<string, unknown> | null
      bytes_total: number | null
      bytes_read: number
      accepted: number
      updated: number
      duplicates: number
      rejected: number
      created_at: string
      finished_at: string | null
      undone_at: string | null
      problems?: {
        file: string | null
        line: number | null
        message: string
      }[]
      /** What was not counted again and why. */
      dropped?: {
        reason: "content_block" | "streamed_partial" | "resumed_session" | "fork_replay" | "other_source" | "sent_again"
        /** Lines of this upload that were dropped: over all reasons its duplicates. */
        lines: number
        /** Records that gave way to better ones of this upload. */
        replaced: number
        /** Of the lines those that count again, since what they were held back for is gone. */
        restored: number
        tokens: number
        examples: {
          event_id: string
          model: string | null
          dropped: {
            upload_id: string
            source: string | null
            source_ref: string | null
            timestamp: string
            tokens: number
            output_tokens: number
          }
          kept: {
            event_id: string
            session_id: string | null
            upload_id: string
            source: string | null
            source_ref: string | null
            timestamp: string
            tokens: number
            output_tokens: number
          } | null
        }[]
      }[]
      /** What channels were told of it, for who may see channels: a key with the scope read. */
      deliveries?: {
        id: string
        event: "finished" | "failed" | "undone"
        channel_id: string
        channel_name: string | null
        channel_kind: string | null
        status: "pending" | "delivered" | "failed"
        next_attempt_at: string | null
        delivered_at: string | null
        attempts: {
          number: number
          at: string
          duration_ms: number
          is_ok: boolean
          answer: string
        }[]
      }[]
    }
  }
  /** Undo an import. `DELETE /api/v1/uploads/{id}` */
  undoUpload: {
    path: {
      /** The id. */
      id: string
    }
    answer: {
      id: string
      kind: "upload" | "api" | "sample"
      name: string
      format: string | null
      status: "queued" | "processing" | "done" | "failed" | "undone"
      error: string | null
      mapping: Record<string, unknown> | null
      bytes_total: number | null
      bytes_read: number
      accepted: number
      updated: number
      duplicates: number
      rejected: number
      created_at: string
      finished_at: string | null
      undone_at: string | null
      removed: number
    }
  }
  /** All lines that were left out, and why. `GET /api/v1/uploads/{id}/problems.csv` */
  uploadProblems: {
    path: {
      /** The id. */
      id: string
    }
    answer: string
  }
  /** Mappings of CSV columns that are remembered. `GET /api/v1/csv-mappings` */
  listCsvMappings: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 50 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        id: string
        name: string
        header_fingerprint: string
        /** How a CSV of any columns is read. */
        mapping: Record<string, unknown>
        created_at: string
        updated_at: string
      }[]
      next_cursor: string | null
    }
  }
  /** Remember how CSV files of a header are read. `POST /api/v1/csv-mappings` */
  saveCsvMapping: {
    body: {
      name: string
      header: string[]
      mapping: {
        delimiter: "," | ";" | "\t" | "|"
        /** Which column a field is in, by its header. */
        columns: {
          timestamp?: string
          model?: string
          provider?: string
          input_tokens?: string
          output_tokens?: string
          cache_read_tokens?: string
          cache_write_5m_tokens?: string
          cache_write_1h_tokens?: string
          reasoning_tokens?: string
          web_search_requests?: string
          cost?: string
          id?: string
          user?: string
          team?: string
          project?: string
          framework?: string
          task?: string
          run_id?: string
          session_id?: string
          source?: string
          service_tier?: string
          speed?: string
          inference_geo?: string
          latency_ms?: string
          status?: string
          time?: string
        }
        /** Columns that become tags, by the name of the tag. */
        tags?: Record<string, string>
        /** What stands for an empty cell or a column that is not there. */
        defaults?: {
          model?: string
          provider?: string
          source?: string
        }
        timestamp_format: "iso" | "day_month_year" | "month_day_year" | "year_month_day" | "epoch"
        time_zone: string
        decimal_mark: "." | ","
        /** True where input_tokens counts cached tokens too, as OpenAI does. */
        input_includes_cache?: boolean
        /** Of the cost; required with it. */
        currency?: {
          code: string
          usd_per_unit: string
        }
      }
    }
    answer: {
      id: string
      name: string
      header_fingerprint: string
      /** How a CSV of any columns is read. */
      mapping: Record<string, unknown>
      created_at: string
      updated_at: string
    }
  }
  /** One of them. `GET /api/v1/csv-mappings/{id}` */
  getCsvMapping: {
    path: {
      /** The id. */
      id: string
    }
    answer: {
      id: string
      name: string
      header_fingerprint: string
      /** How a CSV of any columns is read. */
      mapping: Record<string, unknown>
      created_at: string
      updated_at: string
    }
  }
  /** Forget it; imports stay as they are. `DELETE /api/v1/csv-mappings/{id}` */
  forgetCsvMapping: {
    path: {
      /** The id. */
      id: string
    }
    answer: null
  }
  /** Whom the key sends to; the epoch changes where something was undone. `GET /api/v1/ingest-state` */
  ingestState: {
    answer: {
      organization: string
      ingest_epoch: number
    }
  }
  /** Spend by any dimensions. `GET /api/v1/spend` */
  getSpend: {
    query?: {
      /** First day, YYYY-MM-DD; no bound where not given. */
      from?: string
      /** Last day, YYYY-MM-DD; no bound where not given. */
      to?: string
      /** IANA time zone whose days they are; the organization's where not given. */
      tz?: string
      /** Up to 6 of hour, day, week, month, model, provider, source, project, framework, user, team, task, session, run, tag.NAME; by commas. */
      group_by?: string
      /** Only calls of this model; "__none__" for calls without one. tag.NAME does the same for a tag. */
      model?: string | readonly (string)[]
      /** Only calls of this provider; "__none__" for calls without one. tag.NAME does the same for a tag. */
      provider?: string | readonly (string)[]
      /** Only calls of this project; "__none__" for calls without one. tag.NAME does the same for a tag. */
      project?: string | readonly (string)[]
      /** Only calls of this framework; "__none__" for calls without one. tag.NAME does the same for a tag. */
      framework?: string | readonly (string)[]
      /** Only calls of this user; "__none__" for calls without one. tag.NAME does the same for a tag. */
      user?: string | readonly (string)[]
      /** Only calls of this team; "__none__" for calls without one. tag.NAME does the same for a tag. */
      team?: string | readonly (string)[]
      /** Only calls of this task; "__none__" for calls without one. tag.NAME does the same for a tag. */
      task?: string | readonly (string)[]
      /** Only calls of this source; "__none__" for calls without one. tag.NAME does the same for a tag. */
      source?: string | readonly (string)[]
      /** Only calls of this session; "__none__" for calls without one. tag.NAME does the same for a tag. */
      session?: string | readonly (string)[]
      /** Only calls of this run; "__none__" for calls without one. tag.NAME does the same for a tag. */
      run?: string | readonly (string)[]
    }
    answer: {
      currency: "USD"
      from: string | null
      to: string | null
      tz: string
      group_by: string[]
      rows: {
        events: number
        input_tokens: number
        output_tokens: number
        cache_read_tokens: number
        cache_write_5m_tokens: number
        cache_write_1h_tokens: number
        reasoning_tokens: number
        web_search_requests: number
        cost_usd: string | null
        reported_cost_usd: string | null
        unpriced_events: number
        lower_bound_events: number
      }[]
      total: {
        events: number
        input_tokens: number
        output_tokens: number
        cache_read_tokens: number
        cache_write_5m_tokens: number
        cache_write_1h_tokens: number
        reasoning_tokens: number
        web_search_requests: number
        cost_usd: string | null
        reported_cost_usd: string | null
        unpriced_events: number
        lower_bound_events: number
      }
    }
  }
  /** The ledger, newest first, each cost explained. `GET /api/v1/events` */
  listEvents: {
    query?: {
      /** First day, YYYY-MM-DD; no bound where not given. */
      from?: string
      /** Last day, YYYY-MM-DD; no bound where not given. */
      to?: string
      /** IANA time zone whose days they are; the organization's where not given. */
      tz?: string
      /** Only calls of this model; "__none__" for calls without one. tag.NAME does the same for a tag. */
      model?: string | readonly (string)[]
      /** Only calls of this provider; "__none__" for calls without one. tag.NAME does the same for a tag. */
      provider?: string | readonly (string)[]
      /** Only calls of this project; "__none__" for calls without one. tag.NAME does the same for a tag. */
      project?: string | readonly (string)[]
      /** Only calls of this framework; "__none__" for calls without one. tag.NAME does the same for a tag. */
      framework?: string | readonly (string)[]
      /** Only calls of this user; "__none__" for calls without one. tag.NAME does the same for a tag. */
      user?: string | readonly (string)[]
      /** Only calls of this team; "__none__" for calls without one. tag.NAME does the same for a tag. */
      team?: string | readonly (string)[]
      /** Only calls of this task; "__none__" for calls without one. tag.NAME does the same for a tag. */
      task?: string | readonly (string)[]
      /** Only calls of this source; "__none__" for calls without one. tag.NAME does the same for a tag. */
      source?: string | readonly (string)[]
      /** Only calls of this session; "__none__" for calls without one. tag.NAME does the same for a tag. */
      session?: string | readonly (string)[]
      /** Only calls of this run; "__none__" for calls without one. tag.NAME does the same for a tag. */
      run?: string | readonly (string)[]
      /** true: only calls without any cost. */
      unpriced?: "true" | "false"
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 100 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        id: string
        timestamp: string
        model: string | null
        provider: string | null
        input_tokens: number
        output_tokens: number
        cache_read_tokens: number
        cache_write_5m_tokens: number
        cache_write_1h_tokens: number
        reasoning_tokens: number
        web_search_requests: number
        cost_usd: string | null
        computed_cost_usd: string | null
        /** As it was priced when it came in, before any repricing. */
        first_computed_cost_usd: string | null
        reported_cost_usd: string | null
        unpriced_reason: string | null
        service_tier: string | null
        speed: string | null
        inference_geo: string | null
        user: string | null
        /** The name it was sent under, where its person's address is shown in its place. */
        sent_user: string | null
        /** Labels as they were sent, where an attribution rule shows another in their place. */
        sent_labels: {
          team?: string | null
          project?: string | null
          framework?: string | null
          task?: string | null
        } | null
        team: string | null
        project: string | null
        framework: string | null
        task: string | null
        run_id: string | null
        session_id: string | null
        source: string | null
        tags: Record<string, string>
        latency_ms: number | null
        status: "ok" | "error"
        quality: "measured" | "lower_bound" | "estimate" | "aggregate"
        is_sidechain: boolean
        source_ref: string | null
        upload_id: string
        price: {
          snapshot: string
          rules: string[]
          resolution: string
          modifiers: {
            kind: string
            multiplier: string
            [name: string]: unknown
          }[]
          tier: string | null
          notes: string[]
        } | null
        breakdown: {
          model: string
          token_class: string
          quantity: number
          unit: string
          /** Dollars, exact decimal text. */
          unit_price_usd: string
          multiplier: string
          /** Dollars, exact decimal text. */
          cost_usd: string
        }[] | null
      }[]
      next_cursor: string | null
      /** Calls of the range from before are no longer kept one by one and are not in this answer; null where all are there. */
      events_kept_from: string | null
    }
  }
  /** Spend as a file. `GET /api/v1/export` */
  exportSpend: {
    query?: {
      /** The first where not given. */
      format?: "csv" | "json" | "xlsx" | "pdf" | "focus"
      /** Of a PDF. */
      paper?: "a4" | "letter"
      /** First day, YYYY-MM-DD; no bound where not given. */
      from?: string
      /** Last day, YYYY-MM-DD; no bound where not given. */
      to?: string
      /** IANA time zone whose days they are; the organization's where not given. */
      tz?: string
      /** Up to 6 of hour, day, week, month, model, provider, source, project, framework, user, team, task, session, run, tag.NAME; by commas. */
      group_by?: string
      /** Only calls of this model; "__none__" for calls without one. tag.NAME does the same for a tag. */
      model?: string | readonly (string)[]
      /** Only calls of this provider; "__none__" for calls without one. tag.NAME does the same for a tag. */
      provider?: string | readonly (string)[]
      /** Only calls of this project; "__none__" for calls without one. tag.NAME does the same for a tag. */
      project?: string | readonly (string)[]
      /** Only calls of this framework; "__none__" for calls without one. tag.NAME does the same for a tag. */
      framework?: string | readonly (string)[]
      /** Only calls of this user; "__none__" for calls without one. tag.NAME does the same for a tag. */
      user?: string | readonly (string)[]
      /** Only calls of this team; "__none__" for calls without one. tag.NAME does the same for a tag. */
      team?: string | readonly (string)[]
      /** Only calls of this task; "__none__" for calls without one. tag.NAME does the same for a tag. */
      task?: string | readonly (string)[]
      /** Only calls of this source; "__none__" for calls without one. tag.NAME does the same for a tag. */
      source?: string | readonly (string)[]
      /** Only calls of this session; "__none__" for calls without one. tag.NAME does the same for a tag. */
      session?: string | readonly (string)[]
      /** Only calls of this run; "__none__" for calls without one. tag.NAME does the same for a tag. */
      run?: string | readonly (string)[]
    }
    answer: {
      currency: "USD"
      from: string | null
      to: string | null
      tz: string
      group_by: string[]
      rows: {
        events: number
        input_tokens: number
        output_tokens: number
        cache_read_tokens: number
        cache_write_5m_tokens: number
        cache_write_1h_tokens: number
        reasoning_tokens: number
        web_search_requests: number
        cost_usd: string | null
        reported_cost_usd: string | null
        unpriced_events: number
        lower_bound_events: number
      }[]
      total: {
        events: number
        input_tokens: number
        output_tokens: number
        cache_read_tokens: number
        cache_write_5m_tokens: number
        cache_write_1h_tokens: number
        reasoning_tokens: number
        web_search_requests: number
        cost_usd: string | null
        reported_cost_usd: string | null
        unpriced_events: number
        lower_bound_events: number
      }
    }
  }
  /** Saved views by name: those that are shared, and your own. `GET /api/v1/saved-views` */
  listSavedViews: {
    query?: {
      /** How many a page holds; 100 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        id: string
        name: string
        page: "explore" | "events" | "runs" | "compare"
        query: string
        /** Where it opens: the page with its query, on this server. */
        href: string
        visibility: "private" | "shared"
        created_by: string
        /** By who asks. */
        may_change: boolean
        /** By who asks. */
        may_delete: boolean
        created_at: string
        updated_at: string
      }[]
      next_cursor: string | null
    }
  }
  /** Save what a page shows under a name. `POST /api/v1/saved-views` */
  createSavedView: {
    body: {
      name: string
      page: "explore" | "events" | "runs" | "compare"
      /** What stands behind the ? in the page’s address. What the page does not know is left out. */
      query: string
      /** `private`: yours alone, which an API key has none of. `shared`: everybody’s in the organization. */
      visibility: "private" | "shared"
    }
    answer: {
      id: string
      name: string
      page: "explore" | "events" | "runs" | "compare"
      query: string
      /** Where it opens: the page with its query, on this server. */
      href: string
      visibility: "private" | "shared"
      created_by: string
      /** By who asks. */
      may_change: boolean
      /** By who asks. */
      may_delete: boolean
      created_at: string
      updated_at: string
    }
  }
  /** Rename a saved view, share it, or let it show something else. `PATCH /api/v1/saved-views/{id}` */
  changeSavedView: {
    path: {
      /** The id. */
      id: string
    }
    body: {
      name?: string
      /** What stands behind the ? in the page’s address. What the page does not know is left out. */
      query?: string
      /** `private`: yours alone, which an API key has none of. `shared`: everybody’s in the organization. */
      visibility?: "private" | "shared"
    }
    answer: {
      id: string
      name: string
      page: "explore" | "events" | "runs" | "compare"
      query: string
      /** Where it opens: the page with its query, on this server. */
      href: string
      visibility: "private" | "shared"
      created_by: string
      /** By who asks. */
      may_change: boolean
      /** By who asks. */
      may_delete: boolean
      created_at: string
      updated_at: string
    }
  }
  /** Delete a saved view. `DELETE /api/v1/saved-views/{id}` */
  deleteSavedView: {
    path: {
      /** The id. */
      id: string
    }
    answer: null
  }
  /** What a period will come to, with an 80 % interval, day by day. `GET /api/v1/forecast` */
  getForecast: {
    query?: {
      /** Which one that holds the day. */
      period?: "day" | "week" | "month" | "quarter" | "year"
      /** The last complete day; yesterday where not given. */
      as_of?: string
      /** IANA time zone. */
      tz?: string
      /** true: how good such forecasts would have been. */
      backtest?: "true" | "false"
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** Only calls of this model; "__none__" for calls without one. tag.NAME does the same for a tag. */
      model?: string | readonly (string)[]
      /** Only calls of this provider; "__none__" for calls without one. tag.NAME does the same for a tag. */
      provider?: string | readonly (string)[]
      /** Only calls of this project; "__none__" for calls without one. tag.NAME does the same for a tag. */
      project?: string | readonly (string)[]
      /** Only calls of this framework; "__none__" for calls without one. tag.NAME does the same for a tag. */
      framework?: string | readonly (string)[]
      /** Only calls of this user; "__none__" for calls without one. tag.NAME does the same for a tag. */
      user?: string | readonly (string)[]
      /** Only calls of this team; "__none__" for calls without one. tag.NAME does the same for a tag. */
      team?: string | readonly (string)[]
      /** Only calls of this task; "__none__" for calls without one. tag.NAME does the same for a tag. */
      task?: string | readonly (string)[]
      /** Only calls of this source; "__none__" for calls without one. tag.NAME does the same for a tag. */
      source?: string | readonly (string)[]
      /** Only calls of this session; "__none__" for calls without one. tag.NAME does the same for a tag. */
      session?: string | readonly (string)[]
      /** Only calls of this run; "__none__" for calls without one. tag.NAME does the same for a tag. */
      run?: string | readonly (string)[]
    }
    answer: {
      currency: "USD"
      tz: string
      as_of: string
      period: {
        start: string
        end: string
      }
      /** Dollars, exact decimal text. */
      spent_usd: string
      naive_usd: string | null
      p10_usd: string | null
      p50_usd: string | null
      p90_usd: string | null
      method: "none" | "run_rate" | "weekday_profile" | "combined"
      history_days: number
      unpriced_events: number
      lagging_sources: {
        source: string | null
        last_day: string
      }[]
      holidays: {
        day: string
        name: string
      }[]
      backtest?: {
        periods: number
        origins: number
        held: number
        held_share: number | null
        p50_error: number | null
        naive_error: number | null
        error_ratio: number | null
      }
      days: {
        day: string
        actual_usd: string | null
        p10_usd: string | null
        p50_usd: string | null
        p90_usd: string | null
      }[]
    }
  }
  /** The difference to the period before: volume, price, mix, new projects. `GET /api/v1/changes` */
  getChanges: {
    query?: {
      /** Which one that holds the day. */
      period?: "day" | "week" | "month" | "quarter" | "year"
      /** The last complete day; yesterday where not given. */
      as_of?: string
      /** IANA time zone. */
      tz?: string
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** Of a file; the first where not given. */
      table?: "project" | "cause"
      /** Only calls of this model; "__none__" for calls without one. tag.NAME does the same for a tag. */
      model?: string | readonly (string)[]
      /** Only calls of this provider; "__none__" for calls without one. tag.NAME does the same for a tag. */
      provider?: string | readonly (string)[]
      /** Only calls of this project; "__none__" for calls without one. tag.NAME does the same for a tag. */
      project?: string | readonly (string)[]
      /** Only calls of this framework; "__none__" for calls without one. tag.NAME does the same for a tag. */
      framework?: string | readonly (string)[]
      /** Only calls of this user; "__none__" for calls without one. tag.NAME does the same for a tag. */
      user?: string | readonly (string)[]
      /** Only calls of this team; "__none__" for calls without one. tag.NAME does the same for a tag. */
      team?: string | readonly (string)[]
      /** Only calls of this task; "__none__" for calls without one. tag.NAME does the same for a tag. */
      task?: string | readonly (string)[]
      /** Only calls of this source; "__none__" for calls without one. tag.NAME does the same for a tag. */
      source?: string | readonly (string)[]
      /** Only calls of this session; "__none__" for calls without one. tag.NAME does the same for a tag. */
      session?: string | readonly (string)[]
      /** Only calls of this run; "__none__" for calls without one. tag.NAME does the same for a tag. */
      run?: string | readonly (string)[]
    }
    answer: {
      currency: "USD"
      tz: string
      now: {
        start: string
        end: string
      }
      before: {
        start: string
        end: string
      }
      before_until: string | null
      /** Dollars, exact decimal text. */
      before_usd: string
      /** Dollars, exact decimal text. */
      now_usd: string
      /** Dollars, exact decimal text. */
      difference_usd: string
      /** Dollars, exact decimal text. */
      volume_usd: string
      /** Dollars, exact decimal text. */
      price_usd: string
      /** Dollars, exact decimal text. */
      mix_usd: string
      /** Dollars, exact decimal text. */
      new_projects_usd: string
      /** Dollars, exact decimal text. */
      ended_projects_usd: string
      unpriced_events: {
        before: number
        now: number
      }
      rows: {
        project: string | null
        /** Dollars, exact decimal text. */
        before_usd: string
        /** Dollars, exact decimal text. */
        now_usd: string
        /** Dollars, exact decimal text. */
        difference_usd: string
      }[]
    }
  }
  /** Agent runs, newest first. `GET /api/v1/runs` */
  listRuns: {
    query?: {
      /** First day, YYYY-MM-DD; no bound where not given. */
      from?: string
      /** Last day, YYYY-MM-DD; no bound where not given. */
      to?: string
      /** IANA time zone whose days they are; the organization's where not given. */
      tz?: string
      /** Only runs of this framework; "__none__" for runs without one. */
      framework?: string | readonly (string)[]
      /** Only runs of this model; "__none__" for runs without one. */
      model?: string | readonly (string)[]
      /** Only runs of this task; "__none__" for runs without one. */
      task?: string | readonly (string)[]
      /** Only runs of this language; "__none__" for runs without one. */
      language?: string | readonly (string)[]
      /** Only runs of this project; "__none__" for runs without one. */
      project?: string | readonly (string)[]
      /** Only runs of this user; "__none__" for runs without one. */
      user?: string | readonly (string)[]
      /** Only runs of this team; "__none__" for runs without one. */
      team?: string | readonly (string)[]
      /** Only runs of this group; "__none__" for runs without one. */
      group?: string | readonly (string)[]
      /** Only runs whose cost is of their calls, or was reported; both where not given. */
      basis?: "events" | "reported"
      /** As it was said. */
      status?: string | readonly (string)[]
      /** What decided it. */
      passed?: "true" | "false" | "__none__" | readonly ("true" | "false" | "__none__")[]
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 100 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        id: string
        framework: string | null
        language: string | null
        task: string | null
        group: string | null
        repeat: number | null
        model: string | null
        models: string[]
        project: string | null
        user: string | null
        team: string | null
        status: string | null
        passed: boolean | null
        checks_passed: number | null
        checks_total: number | null
        tests_passed: number | null
        tests_total: number | null
        turns: number | null
        cost_usd: string | null
        cost_basis: "events" | "reported" | null
        reported_cost_usd: string | null
        events: number
        unpriced_events: number
        lower_bound_events: number
        error_events: number
        input_tokens: number
        output_tokens: number
        cache_read_tokens: number
        cache_write_5m_tokens: number
        cache_write_1h_tokens: number
        reasoning_tokens: number
        web_search_requests: number
        started_at: string | null
        ended_at: string | null
        began_at: string | null
        duration_ms: number | null
        retry_of: string | null
        is_retried: boolean
        tags: Record<string, string>
        origin: string | null
        tasks: {
          task: string | null
          status: string | null
          passed: boolean | null
          checks_passed: number | null
          checks_total: number | null
          tests_passed: number | null
          tests_total: number | null
          turns: number | null
          cost_usd: string | null
          cost_basis: "events" | "reported" | null
          reported_cost_usd: string | null
          events: number
          unpriced_events: number
          lower_bound_events: number
          error_events: number
          input_tokens: number
          output_tokens: number
          cache_read_tokens: number
          cache_write_5m_tokens: number
          cache_write_1h_tokens: number
          reasoning_tokens: number
          web_search_requests: number
          started_at: string | null
          ended_at: string | null
          duration_ms: number | null
        }[]
        results: Record<string, unknown>[] | null
      }[]
      next_cursor: string | null
    }
  }
  /** Send many runs: JSON, NDJSON or CSV. `POST /api/v1/runs` */
  sendRuns: {
    body: {
      runs: {
        id: string
        [name: string]: unknown
      }[]
    } | string | Uint8Array
    answer: {
      accepted: number
      updated: number
      rejected: number
      errors: {
        index?: number
        line?: number
        path: string
        message: string
      }[]
      ignored_columns?: string[]
    }
  }
  /** A run with its tasks and its calls by model. `GET /api/v1/runs/{id}` */
  getRun: {
    path: {
      /** The id. */
      id: string
    }
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** Of a file; the first where not given. */
      table?: "tasks" | "models" | "classes"
    }
    answer: {
      id: string
      framework: string | null
      language: string | null
      task: string | null
      group: string | null
      repeat: number | null
      model: string | null
      models: string[]
      project: string | null
      user: string | null
      team: string | null
      status: string | null
      passed: boolean | null
      checks_passed: number | null
      checks_total: number | null
      tests_passed: number | null
      tests_total: number | null
      turns: number | null
      cost_usd: string | null
      cost_basis: "events" | "reported" | null
      reported_cost_usd: string | null
      events: number
      unpriced_events: number
      lower_bound_events: number
      error_events: number
      input_tokens: number
      output_tokens: number
      cache_read_tokens: number
      cache_write_5m_tokens: number
      cache_write_1h_tokens: number
      reasoning_tokens: number
      web_search_requests: number
      started_at: string | null
      ended_at: string | null
      began_at: string | null
      duration_ms: number | null
      retry_of: string | null
      is_retried: boolean
      tags: Record<string, string>
      origin: string | null
      tasks: {
        task: string | null
        status: string | null
        passed: boolean | null
        checks_passed: number | null
        checks_total: number | null
        tests_passed: number | null
        tests_total: number | null
        turns: number | null
        cost_usd: string | null
        cost_basis: "events" | "reported" | null
        reported_cost_usd: string | null
        events: number
        unpriced_events: number
        lower_bound_events: number
        error_events: number
        input_tokens: number
        output_tokens: number
        cache_read_tokens: number
        cache_write_5m_tokens: number
        cache_write_1h_tokens: number
        reasoning_tokens: number
        web_search_requests: number
        started_at: string | null
        ended_at: string | null
        duration_ms: number | null
      }[]
      results: Record<string, unknown>[] | null
      retried_by: string[]
      by_model: {
        model: string | null
        cost_usd: string | null
        events: number
        unpriced_events: number
        lower_bound_events: number
        error_events: number
        input_tokens: number
        output_tokens: number
        cache_read_tokens: number
        cache_write_5m_tokens: number
        cache_write_1h_tokens: number
        reasoning_tokens: number
        web_search_requests: number
      }[]
    }
  }
  /** Say what came of a run. `PUT /api/v1/runs/{id}` */
  putRun: {
    path: {
      /** The id. */
      id: string
    }
    body: {
      framework?: string | null
      language?: string | null
      task?: string | null
      group?: string | null
      repeat?: number | null
      model?: string | null
      status?: string | null
      checks_passed?: number | null
      checks_total?: number | null
      tests_passed?: number | null
      tests_total?: number | null
      turns?: number | null
      cost_usd?: string | number | null
      started_at?: string | null
      ended_at?: string | null
      retry_of?: string | null
      tags?: Record<string, string> | null
      tasks?: {
        task: string
        status?: string | null
        checks_passed?: number | null
        checks_total?: number | null
        tests_passed?: number | null
        tests_total?: number | null
        turns?: number | null
        cost_usd?: string | number | null
        started_at?: string | null
        ended_at?: string | null
      }[] | null
      results?: {
        as: "tests" | "checks"
        task?: string | null
        suite: string
        passed: number
        total: number
        skipped?: number
      }[] | null
    }
    answer: {
      cost_usd: string | null
      cost_basis: "events" | "reported" | null
      reported_cost_usd: string | null
      [name: string]: unknown
    }
  }
  /** Say more of a run, or of one of its tasks. `PATCH /api/v1/runs/{id}` */
  patchRun: {
    path: {
      /** The id. */
      id: string
    }
    query?: {
      /** fill: only what nobody said before. */
      mode?: "set" | "fill"
      /** Of this task. */
      task?: string
    }
    body: Record<string, unknown>
    answer: {
      id: string
      framework: string | null
      language: string | null
      task: string | null
      group: string | null
      repeat: number | null
      model: string | null
      models: string[]
      project: string | null
      user: string | null
      team: string | null
      status: string | null
      passed: boolean | null
      checks_passed: number | null
      checks_total: number | null
      tests_passed: number | null
      tests_total: number | null
      turns: number | null
      cost_usd: string | null
      cost_basis: "events" | "reported" | null
      reported_cost_usd: string | null
      events: number
      unpriced_events: number
      lower_bound_events: number
      error_events: number
      input_tokens: number
      output_tokens: number
      cache_read_tokens: number
      cache_write_5m_tokens: number
      cache_write_1h_tokens: number
      reasoning_tokens: number
      web_search_requests: number
      started_at: string | null
      ended_at: string | null
      began_at: string | null
      duration_ms: number | null
      retry_of: string | null
      is_retried: boolean
      tags: Record<string, string>
      origin: string | null
      tasks: {
        task: string | null
        status: string | null
        passed: boolean | null
        checks_passed: number | null
        checks_total: number | null
        tests_passed: number | null
        tests_total: number | null
        turns: number | null
        cost_usd: string | null
        cost_basis: "events" | "reported" | null
        reported_cost_usd: string | null
        events: number
        unpriced_events: number
        lower_bound_events: number
        error_events: number
        input_tokens: number
        output_tokens: number
        cache_read_tokens: number
        cache_write_5m_tokens: number
        cache_write_1h_tokens: number
        reasoning_tokens: number
        web_search_requests: number
        started_at: string | null
        ended_at: string | null
        duration_ms: number | null
      }[]
      results: Record<string, unknown>[] | null
    }
  }
  /** Forget what was said of a run; its calls stay. `DELETE /api/v1/runs/{id}` */
  deleteRun: {
    path: {
      /** The id. */
      id: string
    }
    answer: null
  }
  /** Attach a result file: JUnit, TAP, Playwright, Vitest, Jest, pytest. `POST /api/v1/runs/{id}/results` */
  addRunResults: {
    path: {
      /** The id. */
      id: string
    }
    query?: {
      /** What its cases count as. */
      as?: "checks" | "tests"
      /** Of this task of the run. */
      task?: string
      /** What the file is of, beside others of the run. */
      suite?: string
    }
    body: string | Uint8Array
    answer: {
      skipped: number
      failures: unknown[]
      notes: string[]
      run: {
        id: string
        framework: string | null
        language: string | null
        task: string | null
        group: string | null
        repeat: number | null
        model: string | null
        models: string[]
        project: string | null
        user: string | null
        team: string | null
        status: string | null
        passed: boolean | null
        checks_passed: number | null
        checks_total: number | null
        tests_passed: number | null
        tests_total: number | null
        turns: number | null
        cost_usd: string | null
        cost_basis: "events" | "reported" | null
        reported_cost_usd: string | null
        events: number
        unpriced_events: number
        lower_bound_events: number
        error_events: number
        input_tokens: number
        output_tokens: number
        cache_read_tokens: number
        cache_write_5m_tokens: number
        cache_write_1h_tokens: number
        reasoning_tokens: number
        web_search_requests: number
        started_at: string | null
        ended_at: string | null
        began_at: string | null
        duration_ms: number | null
        retry_of: string | null
        is_retried: boolean
        tags: Record<string, string>
        origin: string | null
        tasks: {
          task: string | null
          status: string | null
          passed: boolean | null
          checks_passed: number | null
          checks_total: number | null
          tests_passed: number | null
          tests_total: number | null
          turns: number | null
          cost_usd: string | null
          cost_basis: "events" | "reported" | null
          reported_cost_usd: string | null
          events: number
          unpriced_events: number
          lower_bound_events: number
          error_events: number
          input_tokens: number
          output_tokens: number
          cache_read_tokens: number
          cache_write_5m_tokens: number
          cache_write_1h_tokens: number
          reasoning_tokens: number
          web_search_requests: number
          started_at: string | null
          ended_at: string | null
          duration_ms: number | null
        }[]
        results: Record<string, unknown>[] | null
      }
      [name: string]: unknown
    }
  }
  /** Frameworks, models or tasks against each other, over repeated runs. `GET /api/v1/compare` */
  compare: {
    query?: {
      /** What is compared. */
      by?: "framework" | "model" | "task" | "language" | "project" | "user"
      /** Only runs of this framework; "__none__" for runs without one. */
      framework?: string | readonly (string)[]
      /** Only runs of this model; "__none__" for runs without one. */
      model?: string | readonly (string)[]
      /** Only runs of this task; "__none__" for runs without one. */
      task?: string | readonly (string)[]
      /** Only runs of this language; "__none__" for runs without one. */
      language?: string | readonly (string)[]
      /** Only runs of this project; "__none__" for runs without one. */
      project?: string | readonly (string)[]
      /** Only runs of this user; "__none__" for runs without one. */
      user?: string | readonly (string)[]
      /** Only runs of this team; "__none__" for runs without one. */
      team?: string | readonly (string)[]
      /** Only runs of this group; "__none__" for runs without one. */
      group?: string | readonly (string)[]
      /** Only runs whose cost is of their calls, or was reported; both where not given. */
      basis?: "events" | "reported"
      /** First day, YYYY-MM-DD; no bound where not given. */
      from?: string
      /** Last day, YYYY-MM-DD; no bound where not given. */
      to?: string
      /** IANA time zone whose days they are; the organization's where not given. */
      tz?: string
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** Of a file; the first where not given. */
      table?: "rows" | "differences" | "groups"
    }
    answer: {
      currency: "USD"
      by: string
      from: string | null
      to: string | null
      tz: string
      rows: {
        group: string | null
        runs: number
        median_usd: string | null
        min_usd: string | null
        max_usd: string | null
        p25_usd: string | null
        p75_usd: string | null
        total_usd: string | null
        ci95_low_usd: string | null
        ci95_high_usd: string | null
        checks_passed: number | null
        checks_total: number | null
        pass_rate: number | null
        usd_per_passed_check: string | null
        green_runs: number
        run_ids: string[]
        [name: string]: unknown
      }[]
      differences: {
        a: string | null
        b: string | null
        ratio: number | null
        p_value: number | null
        [name: string]: unknown
      }[]
      over_groups: Record<string, unknown>[]
      published: {
        id: string
        name: string
        source: string | null
        published_on: string | null
        created_at: string
        figures: Record<string, unknown>[]
      }[]
      methods: Record<string, string>
    }
  }
  /** What a month costs at so many features a day. `GET /api/v1/monthly-bill` */
  monthlyBill: {
    query?: {
      /** How many. */
      engineers?: string
      /** Each. */
      features_per_day?: string
      /** A month. */
      working_days?: string
      /** What one costs; or `by`. */
      usd_per_feature?: string
      /** YYYY-MM whose working days count; with `country`. */
      month?: string
      /** Two letters. */
      country?: string
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
    }
    answer: {
      currency: "USD"
      engineers: string
      features_per_day: string
      working_days: string
      month?: string
      country?: string
      holidays?: {
        day: string
        name: string
      }[]
      /** Dollars, exact decimal text. */
      usd_per_feature?: string
      monthly_usd?: string | null
      rows?: {
        runs: number
        usd_per_feature: string | null
        monthly_usd: string | null
        [name: string]: unknown
      }[]
      actual: {
        month: string
        spent_usd: string | null
      }
    }
  }
  /** Published figures that runs are set beside. `GET /api/v1/published` */
  listPublished: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
    }
    answer: {
      data: {
        id: string
        name: string
        source: string | null
        published_on: string | null
        created_at: string
        figures: Record<string, unknown>[]
      }[]
      next_cursor: string | null
    }
  }
  /** Add published figures. `POST /api/v1/published` */
  publish: {
    body: {
      name: string
      source: string
      published_on?: string | null
      figures: {
        group?: string | null
        framework?: string | null
        language?: string | null
        task?: string | null
        model?: string | null
        statistic: "median" | "mean" | "min" | "max" | "total" | "single"
        repeats?: "" | null | number
        cost_usd: string | number
        checks_passed?: "" | null | number
        checks_total?: "" | null | number
      }[]
    } | string | Uint8Array
    answer: Record<string, unknown>
  }
  /** Forget published figures. `DELETE /api/v1/published/{id}` */
  forgetPublished: {
    path: {
      /** The id. */
      id: string
    }
    answer: null
  }
  /** The same tokens at other models' prices. `GET /api/v1/what-if` */
  whatIf: {
    query?: {
      /** from:to, any number of times. */
      map?: string | readonly (string)[]
      /** As if all calls had been served so. */
      tier?: "standard" | "batch" | "flex" | "priority"
      /** Share of calls that go by batch. */
      batch_share?: number
      /** Share of input that is read from the cache. */
      cache_hit_rate?: number
      /** Tokens for one of today, at least. */
      token_factor_low?: number
      /** Tokens for one of today, at most. */
      token_factor_high?: number
      /** First day, YYYY-MM-DD; no bound where not given. */
      from?: string
      /** Last day, YYYY-MM-DD; no bound where not given. */
      to?: string
      /** IANA time zone whose days they are; the organization's where not given. */
      tz?: string
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** Only calls of this model; "__none__" for calls without one. tag.NAME does the same for a tag. */
      model?: string | readonly (string)[]
      /** Only calls of this provider; "__none__" for calls without one. tag.NAME does the same for a tag. */
      provider?: string | readonly (string)[]
      /** Only calls of this project; "__none__" for calls without one. tag.NAME does the same for a tag. */
      project?: string | readonly (string)[]
      /** Only calls of this framework; "__none__" for calls without one. tag.NAME does the same for a tag. */
      framework?: string | readonly (string)[]
      /** Only calls of this user; "__none__" for calls without one. tag.NAME does the same for a tag. */
      user?: string | readonly (string)[]
      /** Only calls of this team; "__none__" for calls without one. tag.NAME does the same for a tag. */
      team?: string | readonly (string)[]
      /** Only calls of this task; "__none__" for calls without one. tag.NAME does the same for a tag. */
      task?: string | readonly (string)[]
      /** Only calls of this source; "__none__" for calls without one. tag.NAME does the same for a tag. */
      source?: string | readonly (string)[]
      /** Only calls of this session; "__none__" for calls without one. tag.NAME does the same for a tag. */
      session?: string | readonly (string)[]
      /** Only calls of this run; "__none__" for calls without one. tag.NAME does the same for a tag. */
      run?: string | readonly (string)[]
    }
    answer: {
      currency: "USD"
      /** Calls of the range from before are no longer kept one by one and are not in this answer; null where all are there. */
      events_kept_from: string | null
      actual_usd: string | null
      what_if_usd: string | null
      saving_usd: string | null
      saving_percent: string | null
      rows: {
        from_model: string | null
        to_model: string | null
        actual_usd: string | null
        what_if_usd: string | null
        [name: string]: unknown
      }[]
      [name: string]: unknown
    }
  }
  /** The cheapest model that passes, for each kind of work. `GET /api/v1/routing` */
  routing: {
    query?: {
      /** What kinds of work are. */
      by?: "task" | "language" | "framework" | "project"
      /** Share of runs that must pass. */
      min_pass_rate?: number
      /** Without so many nothing is said. */
      min_runs?: number
      /** What is held against the rate: the lower bound of its interval, or the bare share. */
      evidence?: "interval" | "point"
      /** Only runs of this framework; "__none__" for runs without one. */
      framework?: string | readonly (string)[]
      /** Only runs of this model; "__none__" for runs without one. */
      model?: string | readonly (string)[]
      /** Only runs of this task; "__none__" for runs without one. */
      task?: string | readonly (string)[]
      /** Only runs of this language; "__none__" for runs without one. */
      language?: string | readonly (string)[]
      /** Only runs of this project; "__none__" for runs without one. */
      project?: string | readonly (string)[]
      /** Only runs of this user; "__none__" for runs without one. */
      user?: string | readonly (string)[]
      /** Only runs of this team; "__none__" for runs without one. */
      team?: string | readonly (string)[]
      /** Only runs of this group; "__none__" for runs without one. */
      group?: string | readonly (string)[]
      /** First day, YYYY-MM-DD; no bound where not given. */
      from?: string
      /** Last day, YYYY-MM-DD; no bound where not given. */
      to?: string
      /** IANA time zone whose days they are; the organization's where not given. */
      tz?: string
      /** The first where not given. */
      format?: "json" | "csv" | "xlsx" | "json-file" | "litellm" | "routes"
      /** Of a file; the first where not given. */
      table?: "models" | "tasks" | "one_model"
    }
    answer: {
      by: string
      min_pass_rate: number
      rows?: Record<string, unknown>[]
      routes?: unknown
      [name: string]: unknown
    }
  }
  /** Requests a minute that models allow. `GET /api/v1/routing/limits` */
  getRateLimits: {
    answer: {
      data: {
        model: string
        requests_per_minute: number
        updated_at: string
      }[]
      next_cursor: string | null
    }
  }
  /** Set requests a minute that models allow. `PUT /api/v1/routing/limits` */
  setRateLimits: {
    body: {
      limits: {
        model: string
        requests_per_minute: number | null
      }[]
    }
    answer: {
      data: {
        model: string
        requests_per_minute: number
        updated_at: string
      }[]
      next_cursor: string | null
    }
  }
  /** What was paid for nothing, by kind. `GET /api/v1/waste` */
  getWaste: {
    query?: {
      /** A call is a little above a long-context threshold up to so many percent over it. */
      over_percent?: number
      /** A prefix is long from so many tokens on. */
      prompt_tokens?: number
      /** First day, YYYY-MM-DD; no bound where not given. */
      from?: string
      /** Last day, YYYY-MM-DD; no bound where not given. */
      to?: string
      /** IANA time zone whose days they are; the organization's where not given. */
      tz?: string
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** Only calls of this model; "__none__" for calls without one. tag.NAME does the same for a tag. */
      model?: string | readonly (string)[]
      /** Only calls of this provider; "__none__" for calls without one. tag.NAME does the same for a tag. */
      provider?: string | readonly (string)[]
      /** Only calls of this project; "__none__" for calls without one. tag.NAME does the same for a tag. */
      project?: string | readonly (string)[]
      /** Only calls of this framework; "__none__" for calls without one. tag.NAME does the same for a tag. */
      framework?: string | readonly (string)[]
      /** Only calls of this user; "__none__" for calls without one. tag.NAME does the same for a tag. */
      user?: string | readonly (string)[]
      /** Only calls of this team; "__none__" for calls without one. tag.NAME does the same for a tag. */
      team?: string | readonly (string)[]
      /** Only calls of this task; "__none__" for calls without one. tag.NAME does the same for a tag. */
      task?: string | readonly (string)[]
      /** Only calls of this source; "__none__" for calls without one. tag.NAME does the same for a tag. */
      source?: string | readonly (string)[]
      /** Only calls of this session; "__none__" for calls without one. tag.NAME does the same for a tag. */
      session?: string | readonly (string)[]
      /** Only calls of this run; "__none__" for calls without one. tag.NAME does the same for a tag. */
      run?: string | readonly (string)[]
    }
    answer: {
      currency: "USD"
      /** Calls of the range from before are no longer kept one by one and are not in this answer; null where all are there. */
      events_kept_from: string | null
      rows: {
        kind: string
        waste_usd: string | null
        counted_usd: string | null
        events: number
        [name: string]: unknown
      }[]
      /** Dollars, exact decimal text. */
      total_usd: string
      /** Dollars, exact decimal text. */
      spend_usd: string
      [name: string]: unknown
    }
  }
  /** The calls and runs behind a kind of waste. `GET /api/v1/waste/{kind}` */
  listWaste: {
    path: {
      /** The kind. */
      kind: string
    }
    query?: {
      /** A call is a little above a long-context threshold up to so many percent over it. */
      over_percent?: number
      /** A prefix is long from so many tokens on. */
      prompt_tokens?: number
      /** First day, YYYY-MM-DD; no bound where not given. */
      from?: string
      /** Last day, YYYY-MM-DD; no bound where not given. */
      to?: string
      /** IANA time zone whose days they are; the organization's where not given. */
      tz?: string
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 100 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      currency: "USD"
      /** Calls of the range from before are no longer kept one by one and are not in this answer; null where all are there. */
      events_kept_from: string | null
      kind: string
      data: {
        kind: string
        event_id: string | null
        run_id: string | null
        session_id: string | null
        timestamp: string | null
        model: string | null
        task: string | null
        events: number
        /** Dollars, exact decimal text. */
        waste_usd: string
        cost_usd: string | null
        why: string
      }[]
      next_cursor: string | null
      [name: string]: unknown
    }
  }
  /** What a build will cost, by model. `POST /api/v1/estimate` */
  estimate: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** Of a file; the first where not given. */
      table?: "models" | "lines" | "assumptions" | "sensitivity" | "quotes" | "examples"
    }
    body: {
      type?: "" | "rest_api" | "web_front_end" | "full_stack" | "library" | "mobile" | "migration" | "bug_fix_batch" | null
      resources?: string | number | null
      endpoints?: string | number | null
      auth?: boolean | "0" | "1" | "true" | "false" | "on" | "" | null
      validation?: boolean | "0" | "1" | "true" | "false" | "on" | "" | null
      rate_limiting?: boolean | "0" | "1" | "true" | "false" | "on" | "" | null
      pagination?: boolean | "0" | "1" | "true" | "false" | "on" | "" | null
      background_jobs?: boolean | "0" | "1" | "true" | "false" | "on" | "" | null
      logging?: boolean | "0" | "1" | "true" | "false" | "on" | "" | null
      concerns?: ("auth" | "validation" | "rate_limiting" | "pagination" | "background_jobs" | "logging")[] | null
      tests?: boolean | "0" | "1" | "true" | "false" | "on" | "" | null
      data_model?: "" | "flat" | "related" | "complex" | null
      interactions?: string | number | null
      interactions_per_resource?: string | number | null
      interactions_per_endpoint?: string | number | null
      interactions_per_concern?: string | number | null
      input_tokens?: string | number | null
      output_tokens?: string | number | null
      retry_factor?: string | number | null
      cache_hit_rate?: string | number | null
      batch_share?: string | number | null
      model?: string[] | string | null
      models?: string[] | string | null
      mix?: string | unknown[] | null
      framework?: string | null
      task?: string | null
      as_of?: string | null
    }
    answer: {
      assumptions: Record<string, unknown>
      models: {
        model: string
        total_usd: string | null
        low_usd: string | null
        high_usd: string | null
        [name: string]: unknown
      }[]
      [name: string]: unknown
    }
  }
  /** Saved estimates and what they came to. `GET /api/v1/estimates` */
  listEstimates: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 50 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        id: string
        name: string
        created_at: string
        [name: string]: unknown
      }[]
      next_cursor: string | null
    }
  }
  /** Estimate and save. `POST /api/v1/estimates` */
  saveEstimate: {
    body: {
      name: string
      run_ids?: string[] | null
      [name: string]: unknown
    }
    answer: {
      id: string
      name: string
      created_at: string
      [name: string]: unknown
    }
  }
  /** A saved estimate. `GET /api/v1/estimates/{id}` */
  getEstimate: {
    path: {
      /** The id. */
      id: string
    }
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** Of a file; the first where not given. */
      table?: "models" | "lines" | "assumptions" | "sensitivity" | "quotes" | "examples" | "outcome"
    }
    answer: {
      id: string
      name: string
      created_at: string
      [name: string]: unknown
    }
  }
  /** Rename it, or name the runs that it came to. `PATCH /api/v1/estimates/{id}` */
  changeEstimate: {
    path: {
      /** The id. */
      id: string
    }
    body: {
      name?: string
      run_ids?: string[]
    }
    answer: {
      id: string
      name: string
      created_at: string
      [name: string]: unknown
    }
  }
  /** Remove it. `DELETE /api/v1/estimates/{id}` */
  removeEstimate: {
    path: {
      /** The id. */
      id: string
    }
    answer: null
  }
  /** Prices that hold: the organization's own first, then the catalogue. `GET /api/v1/models` */
  listModels: {
    query?: {
      /** Only names that hold it. */
      q?: string
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 100 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        provider: string | null
        model: string | null
        effective_from: string | null
        effective_to: string | null
        window: string | null
        input_usd_per_mtok: string | null
        output_usd_per_mtok: string | null
        cache_read_usd_per_mtok: string | null
        cache_write_5m_usd_per_mtok: string | null
        cache_write_1h_usd_per_mtok: string | null
        web_search_usd_per_thousand: string | null
        discount_percent?: string | null
        long_context: {
          over_tokens: number
          input_usd_per_mtok: string | null
          output_usd_per_mtok: string | null
          cache_read_usd_per_mtok: string | null
          cache_write_5m_usd_per_mtok: string | null
          cache_write_1h_usd_per_mtok: string | null
        } | null
        aliases: string[]
        source: string
        notes: string | null
      }[]
      snapshot: string
      next_cursor: string | null
    }
  }
  /** Models whose calls wait for a price. `GET /api/v1/models/unpriced` */
  listUnpricedModels: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 100 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        model: string | null
        providers: (string | null)[]
        events: number
        tokens: number
        first_at: string
        last_at: string
        has_price_now: boolean
        reason: string | null
      }[]
      next_cursor: string | null
    }
  }
  /** What a model cost when, own prices over the catalogue. `GET /api/v1/models/history` */
  modelHistory: {
    query?: {
      /** Its name. */
      model?: string
      /** Who serves it; where the name alone is not enough. */
      provider?: string | null
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
    }
    answer: {
      model: string | null
      provider: string | null
      resolution: string | null
      other_providers: string[]
      rows: {
        effective_from: string
        input_usd_per_mtok: string | null
        output_usd_per_mtok: string | null
        cache_read_usd_per_mtok: string | null
        cache_write_5m_usd_per_mtok: string | null
        cache_write_1h_usd_per_mtok: string | null
        web_search_usd_per_thousand: string | null
        source: "own price" | "catalogue" | null
        rule: string | null
      }[]
    }
  }
  /** What the catalogue that waits to be taken says otherwise than the one in use. `GET /api/v1/models/changes` */
  catalogueChanges: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 100 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        kind: string
        provider: string
        model: string
        effective_from: string | null
        window: string | null
        is_used: boolean
        fields: {
          label: string
          before: string | null
          after: string | null
        }[]
      }[]
      snapshot_before: string | null
      snapshot: string
      next_cursor: string | null
    }
  }
  /** The catalogue that new costs are made from, and the newer one that waits to be taken. `GET /api/v1/catalogue` */
  getCatalogue: {
    answer: {
      snapshot: string
      waiting: {
        snapshot: string
        newly_priced_models: string[]
      } | null
    }
  }
  /** Make new costs from another catalogue; it moves no history. `PUT /api/v1/catalogue` */
  takeCatalogue: {
    body: {
      snapshot: string
    }
    answer: {
      snapshot: string
      waiting: {
        snapshot: string
        newly_priced_models: string[]
      } | null
    }
  }
  /** The organization's own prices, discounts and commitments. `GET /api/v1/prices` */
  listOwnPrices: {
    query?: {
      /** How many a page holds; 100 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        id: string
        kind: "price" | "discount" | "commitment"
        model: string | null
        provider: string | null
        effective_from: string | null
        effective_to: string | null
        input_usd_per_mtok: string | null
        output_usd_per_mtok: string | null
        cache_read_usd_per_mtok: string | null
        cache_write_5m_usd_per_mtok: string | null
        cache_write_1h_usd_per_mtok: string | null
        web_search_usd_per_thousand: string | null
        discount_percent: string | null
        note: string | null
        commitment_usd: string | null
        created_at: string
        updated_at: string
      }[]
      next_cursor: string | null
    }
  }
  /** Set a price of your own from a date on; it moves no history. `PUT /api/v1/prices/{model}` */
  setOwnPrice: {
    path: {
      /** The model. */
      model: string
    }
    body: {
      provider?: string | null
      effective_from?: string | null
      effective_to?: string | null
      input_usd_per_mtok?: string | number | null
      output_usd_per_mtok?: string | number | null
      cache_read_usd_per_mtok?: string | number | null
      cache_write_5m_usd_per_mtok?: string | number | null
      cache_write_1h_usd_per_mtok?: string | number | null
      web_search_usd_per_thousand?: string | number | null
      discount_percent?: string | number | null
      note?: string | null
      commitment_usd?: string | number | null
      end_previous?: boolean
    }
    answer: {
      id: string
      kind: "price" | "discount" | "commitment"
      model: string | null
      provider: string | null
      effective_from: string | null
      effective_to: string | null
      input_usd_per_mtok: string | null
      output_usd_per_mtok: string | null
      cache_read_usd_per_mtok: string | null
      cache_write_5m_usd_per_mtok: string | null
      cache_write_1h_usd_per_mtok: string | null
      web_search_usd_per_thousand: string | null
      discount_percent: string | null
      note: string | null
      commitment_usd: string | null
      created_at: string
      updated_at: string
    }
  }
  /** End a price of your own. `DELETE /api/v1/prices/{model}` */
  endOwnPrice: {
    path: {
      /** The model. */
      model: string
    }
    query?: {
      /** Of this provider only. */
      provider?: string
      /** Which of several. */
      effective_from?: string | null
    }
    answer: {
      outcome: string
      price: {
        id: string
        kind: "price" | "discount" | "commitment"
        model: string | null
        provider: string | null
        effective_from: string | null
        effective_to: string | null
        input_usd_per_mtok: string | null
        output_usd_per_mtok: string | null
        cache_read_usd_per_mtok: string | null
        cache_write_5m_usd_per_mtok: string | null
        cache_write_1h_usd_per_mtok: string | null
        web_search_usd_per_thousand: string | null
        discount_percent: string | null
        note: string | null
        commitment_usd: string | null
        created_at: string
        updated_at: string
      }
    }
  }
  /** Set a discount on all models of a provider. `PUT /api/v1/discounts/{provider}` */
  setDiscount: {
    path: {
      /** The provider. */
      provider: string
    }
    body: {
      effective_from?: string | null
      effective_to?: string | null
      discount_percent?: string | number | null
      note?: string | null
      commitment_usd?: string | number | null
      end_previous?: boolean
    }
    answer: {
      id: string
      kind: "price" | "discount" | "commitment"
      model: string | null
      provider: string | null
      effective_from: string | null
      effective_to: string | null
      input_usd_per_mtok: string | null
      output_usd_per_mtok: string | null
      cache_read_usd_per_mtok: string | null
      cache_write_5m_usd_per_mtok: string | null
      cache_write_1h_usd_per_mtok: string | null
      web_search_usd_per_thousand: string | null
      discount_percent: string | null
      note: string | null
      commitment_usd: string | null
      created_at: string
      updated_at: string
    }
  }
  /** End a discount. `DELETE /api/v1/discounts/{provider}` */
  endDiscount: {
    path: {
      /** The provider. */
      provider: string
    }
    query?: {
      /** Which of several. */
      effective_from?: string | null
    }
    answer: {
      outcome: string
      price: {
        id: string
        kind: "price" | "discount" | "commitment"
        model: string | null
        provider: string | null
        effective_from: string | null
        effective_to: string | null
        input_usd_per_mtok: string | null
        output_usd_per_mtok: string | null
        cache_read_usd_per_mtok: string | null
        cache_write_5m_usd_per_mtok: string | null
        cache_write_1h_usd_per_mtok: string | null
        web_search_usd_per_thousand: string | null
        discount_percent: string | null
        note: string | null
        commitment_usd: string | null
        created_at: string
        updated_at: string
      }
    }
  }
  /** Repricings, newest first. `GET /api/v1/repricings` */
  listRepricings: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 50 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        id: string
        status: "queued" | "running" | "done" | "undoing" | "undone" | "failed"
        from: string | null
        to: string | null
        tz: string
        models: string[]
        snapshot: string
        events_total: number
        events_done: number
        events_changed: number
        newly_priced_events: number
        events_undone: number
        /** Dollars, exact decimal text. */
        before_usd: string
        /** Dollars, exact decimal text. */
        after_usd: string
        failure: string | null
        created_by: string
        created_at: string
        finished_at: string | null
      }[]
      next_cursor: string | null
    }
  }
  /** Price past calls again: what would change (dry_run), or do it in the background. `POST /api/v1/repricings` */
  reprice: {
    body: {
      from?: string | null
      to?: string | null
      tz?: string
      models?: string[]
      snapshot?: string | null
      dry_run?: boolean
    }
    answer: {
      currency: "USD"
      dry_run: true
      from: string | null
      to: string | null
      tz: string
      models: string[]
      snapshot: string
      events_total: number
      /** Calls of the range from before are no longer kept one by one and are not in this answer; null where all are there. */
      events_kept_from: string | null
      rows: {
        day: string
        model: string | null
        events: number
        newly_priced_events: number
        before_usd: string | null
        /** Dollars, exact decimal text. */
        after_usd: string
        /** Dollars, exact decimal text. */
        difference_usd: string
      }[]
      total: {
        events: number
        newly_priced_events: number
        before_usd: string | null
        /** Dollars, exact decimal text. */
        after_usd: string
        /** Dollars, exact decimal text. */
        difference_usd: string
      }
    } | {
      id: string
      status: "queued" | "running" | "done" | "undoing" | "undone" | "failed"
      from: string | null
      to: string | null
      tz: string
      models: string[]
      snapshot: string
      events_total: number
      events_done: number
      events_changed: number
      newly_priced_events: number
      events_undone: number
      /** Dollars, exact decimal text. */
      before_usd: string
      /** Dollars, exact decimal text. */
      after_usd: string
      failure: string | null
      created_by: string
      created_at: string
      finished_at: string | null
    }
  }
  /** What a repricing would change, by day and model. `GET /api/v1/repricings/preview` */
  previewRepricing: {
    query?: {
      /** First day, YYYY-MM-DD; no bound where not given. */
      from?: string
      /** Last day, YYYY-MM-DD; no bound where not given. */
      to?: string
      /** IANA time zone whose days they are; the organization's where not given. */
      tz?: string
      /** Only these models. */
      model?: string | readonly (string)[]
      /** A catalogue's id; the one in use where not given. */
      snapshot?: string
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
    }
    answer: {
      currency: "USD"
      dry_run: true
      from: string | null
      to: string | null
      tz: string
      models: string[]
      snapshot: string
      events_total: number
      /** Calls of the range from before are no longer kept one by one and are not in this answer; null where all are there. */
      events_kept_from: string | null
      rows: {
        day: string
        model: string | null
        events: number
        newly_priced_events: number
        before_usd: string | null
        /** Dollars, exact decimal text. */
        after_usd: string
        /** Dollars, exact decimal text. */
        difference_usd: string
      }[]
      total: {
        events: number
        newly_priced_events: number
        before_usd: string | null
        /** Dollars, exact decimal text. */
        after_usd: string
        /** Dollars, exact decimal text. */
        difference_usd: string
      }
    }
  }
  /** How far a repricing is. `GET /api/v1/repricings/{id}` */
  getRepricing: {
    path: {
      /** The id. */
      id: string
    }
    answer: {
      id: string
      status: "queued" | "running" | "done" | "undoing" | "undone" | "failed"
      from: string | null
      to: string | null
      tz: string
      models: string[]
      snapshot: string
      events_total: number
      events_done: number
      events_changed: number
      newly_priced_events: number
      events_undone: number
      /** Dollars, exact decimal text. */
      before_usd: string
      /** Dollars, exact decimal text. */
      after_usd: string
      failure: string | null
      created_by: string
      created_at: string
      finished_at: string | null
    }
  }
  /** Undo a repricing, the newest first. `DELETE /api/v1/repricings/{id}` */
  undoRepricing: {
    path: {
      /** The id. */
      id: string
    }
    answer: {
      id: string
      status: "queued" | "running" | "done" | "undoing" | "undone" | "failed"
      from: string | null
      to: string | null
      tz: string
      models: string[]
      snapshot: string
      events_total: number
      events_done: number
      events_changed: number
      newly_priced_events: number
      events_undone: number
      /** Dollars, exact decimal text. */
      before_usd: string
      /** Dollars, exact decimal text. */
      after_usd: string
      failure: string | null
      created_by: string
      created_at: string
      finished_at: string | null
    }
  }
  /** Budgets and where they stand. `GET /api/v1/budgets` */
  listBudgets: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 50 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        id: string
        name: string
        /** Dollars, exact decimal text. */
        amount_usd: string
        period: "day" | "week" | "month" | "quarter" | "year" | "life"
        scope: Record<string, string[]>
        thresholds: ({
          on: "actual" | "forecast"
          percent: number
        } | {
          on: "actual" | "forecast"
          /** Dollars, exact decimal text. */
          usd: string
        })[]
        channel_ids: string[]
        owner_user_id: string | null
        carries_over: boolean
        increase_usd: string | null
        increase_until: string | null
        starts_on: string
        owner_name: string | null
        /** Dollars, exact decimal text. */
        limit_usd: string
        /** Dollars, exact decimal text. */
        carried_usd: string
        /** Dollars, exact decimal text. */
        spent_usd: string
        percent: number
        forecast_usd: string | null
        period_start: string
        period_end: string | null
        state: "ok" | "warning" | "exceeded"
        alert_ids: string[]
        created_at: string
        updated_at: string
      }[]
      next_cursor: string | null
    }
  }
  /** Make a budget. `POST /api/v1/budgets` */
  createBudget: {
    body: {
      name: string
      amount_usd: string
      period?: "day" | "week" | "month" | "quarter" | "year" | "life"
      scope?: Record<string, string[]>
      thresholds?: ({
        on?: "actual" | "forecast"
        percent: number
      } | {
        on?: "actual" | "forecast"
        usd: string
      })[]
      channel_ids?: string[]
      owner_user_id?: string | null
      carries_over?: boolean
      increase_usd?: string | null
      increase_until?: string | null
      starts_on?: string
    }
    answer: {
      id: string
      name: string
      /** Dollars, exact decimal text. */
      amount_usd: string
      period: "day" | "week" | "month" | "quarter" | "year" | "life"
      scope: Record<string, string[]>
      thresholds: ({
        on: "actual" | "forecast"
        percent: number
      } | {
        on: "actual" | "forecast"
        /** Dollars, exact decimal text. */
        usd: string
      })[]
      channel_ids: string[]
      owner_user_id: string | null
      carries_over: boolean
      increase_usd: string | null
      increase_until: string | null
      starts_on: string
      owner_name: string | null
      /** Dollars, exact decimal text. */
      limit_usd: string
      /** Dollars, exact decimal text. */
      carried_usd: string
      /** Dollars, exact decimal text. */
      spent_usd: string
      percent: number
      forecast_usd: string | null
      period_start: string
      period_end: string | null
      state: "ok" | "warning" | "exceeded"
      alert_ids: string[]
      created_at: string
      updated_at: string
    }
  }
  /** A budget and where it stands; as a file, its periods that are over. `GET /api/v1/budgets/{id}` */
  getBudget: {
    path: {
      /** The id. */
      id: string
    }
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
    }
    answer: {
      id: string
      name: string
      /** Dollars, exact decimal text. */
      amount_usd: string
      period: "day" | "week" | "month" | "quarter" | "year" | "life"
      scope: Record<string, string[]>
      thresholds: ({
        on: "actual" | "forecast"
        percent: number
      } | {
        on: "actual" | "forecast"
        /** Dollars, exact decimal text. */
        usd: string
      })[]
      channel_ids: string[]
      owner_user_id: string | null
      carries_over: boolean
      increase_usd: string | null
      increase_until: string | null
      starts_on: string
      owner_name: string | null
      /** Dollars, exact decimal text. */
      limit_usd: string
      /** Dollars, exact decimal text. */
      carried_usd: string
      /** Dollars, exact decimal text. */
      spent_usd: string
      percent: number
      forecast_usd: string | null
      period_start: string
      period_end: string | null
      state: "ok" | "warning" | "exceeded"
      alert_ids: string[]
      created_at: string
      updated_at: string
    }
  }
  /** Change a budget. `PATCH /api/v1/budgets/{id}` */
  changeBudget: {
    path: {
      /** The id. */
      id: string
    }
    body: {
      name?: string
      amount_usd?: string
      period?: "day" | "week" | "month" | "quarter" | "year" | "life"
      scope?: Record<string, string[]>
      thresholds?: ({
        on?: "actual" | "forecast"
        percent: number
      } | {
        on?: "actual" | "forecast"
        usd: string
      })[]
      channel_ids?: string[]
      owner_user_id?: string | null
      carries_over?: boolean
      increase_usd?: string | null
      increase_until?: string | null
      starts_on?: string
    }
    answer: {
      id: string
      name: string
      /** Dollars, exact decimal text. */
      amount_usd: string
      period: "day" | "week" | "month" | "quarter" | "year" | "life"
      scope: Record<string, string[]>
      thresholds: ({
        on: "actual" | "forecast"
        percent: number
      } | {
        on: "actual" | "forecast"
        /** Dollars, exact decimal text. */
        usd: string
      })[]
      channel_ids: string[]
      owner_user_id: string | null
      carries_over: boolean
      increase_usd: string | null
      increase_until: string | null
      starts_on: string
      owner_name: string | null
      /** Dollars, exact decimal text. */
      limit_usd: string
      /** Dollars, exact decimal text. */
      carried_usd: string
      /** Dollars, exact decimal text. */
      spent_usd: string
      percent: number
      forecast_usd: string | null
      period_start: string
      period_end: string | null
      state: "ok" | "warning" | "exceeded"
      alert_ids: string[]
      created_at: string
      updated_at: string
    }
  }
  /** Delete a budget; its alerts stay. `DELETE /api/v1/budgets/{id}` */
  deleteBudget: {
    path: {
      /** The id. */
      id: string
    }
    answer: null
  }
  /** Alerts, newest first, with every try to tell them. `GET /api/v1/alerts` */
  listAlerts: {
    query?: {
      /** Of this budget. */
      budget_id?: string
      /** Of this kind. */
      kind?: "budget" | "anomaly" | "no_data"
      /** In this state. */
      state?: "open" | "acknowledged" | "snoozed" | "resolved" | "recovered"
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 50 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        id: string
        kind: "budget" | "anomaly" | "no_data"
        budget_id: string | null
        on: "actual" | "forecast" | null
        threshold_percent: number | null
        threshold_usd: string | null
        period: string | null
        period_start: string | null
        period_end: string | null
        crossed_at: string
        known_at: string
        amount_usd: string | null
        spent_usd: string | null
        expected_usd: string | null
        subject: {
          kind: string
          [name: string]: unknown
        }
        summary: string
        view: string
        state: "open" | "acknowledged" | "snoozed" | "resolved" | "recovered"
        state_at: string
        snoozed_until: string | null
        deliveries: {
          channel_id: string
          channel_name: string | null
          channel_kind: string | null
          status: "pending" | "delivered" | "failed"
          next_attempt_at: string | null
          delivered_at: string | null
          attempts: {
            number: number
            at: string
            duration_ms: number
            is_ok: boolean
            answer: string
          }[]
        }[]
      }[]
      next_cursor: string | null
    }
  }
  /** How many alerts are in each state. `GET /api/v1/alerts/count` */
  countAlerts: {
    answer: {
      open: number
      acknowledged: number
      snoozed: number
      resolved: number
      recovered: number
    }
  }
  /** An alert; as a file, every try to tell it. `GET /api/v1/alerts/{id}` */
  getAlert: {
    path: {
      /** The id. */
      id: string
    }
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
    }
    answer: {
      id: string
      kind: "budget" | "anomaly" | "no_data"
      budget_id: string | null
      on: "actual" | "forecast" | null
      threshold_percent: number | null
      threshold_usd: string | null
      period: string | null
      period_start: string | null
      period_end: string | null
      crossed_at: string
      known_at: string
      amount_usd: string | null
      spent_usd: string | null
      expected_usd: string | null
      subject: {
        kind: string
        [name: string]: unknown
      }
      summary: string
      view: string
      state: "open" | "acknowledged" | "snoozed" | "resolved" | "recovered"
      state_at: string
      snoozed_until: string | null
      deliveries: {
        channel_id: string
        channel_name: string | null
        channel_kind: string | null
        status: "pending" | "delivered" | "failed"
        next_attempt_at: string | null
        delivered_at: string | null
        attempts: {
          number: number
          at: string
          duration_ms: number
          is_ok: boolean
          answer: string
        }[]
      }[]
    }
  }
  /** Acknowledge, snooze or resolve an alert. `PATCH /api/v1/alerts/{id}` */
  handleAlert: {
    path: {
      /** The id. */
      id: string
    }
    body: {
      state: "open" | "acknowledged" | "snoozed" | "resolved"
      snoozed_until?: string
    }
    answer: {
      id: string
      kind: "budget" | "anomaly" | "no_data"
      budget_id: string | null
      on: "actual" | "forecast" | null
      threshold_percent: number | null
      threshold_usd: string | null
      period: string | null
      period_start: string | null
      period_end: string | null
      crossed_at: string
      known_at: string
      amount_usd: string | null
      spent_usd: string | null
      expected_usd: string | null
      subject: {
        kind: string
        [name: string]: unknown
      }
      summary: string
      view: string
      state: "open" | "acknowledged" | "snoozed" | "resolved" | "recovered"
      state_at: string
      snoozed_until: string | null
      deliveries: {
        channel_id: string
        channel_name: string | null
        channel_kind: string | null
        status: "pending" | "delivered" | "failed"
        next_attempt_at: string | null
        delivered_at: string | null
        attempts: {
          number: number
          at: string
          duration_ms: number
          is_ok: boolean
          answer: string
        }[]
      }[]
    }
  }
  /** What counts as unusual, what is muted, which sources are watched. `GET /api/v1/alert-settings` */
  getAlertSettings: {
    answer: {
      finds_anomalies: boolean
      /** Dollars, exact decimal text. */
      minimum_impact_usd: string
      channel_ids: string[]
      muted: {
        dimension: string
        value: string
      }[]
      watches: {
        source: string
        silent_hours: number
      }[]
    }
  }
  /** Change them; a list replaces the one of before. `PATCH /api/v1/alert-settings` */
  changeAlertSettings: {
    body: {
      finds_anomalies?: boolean
      minimum_impact_usd?: string
      channel_ids?: string[]
      muted?: {
        dimension: "project" | "user" | "model" | "run"
        value: string
      }[]
      watches?: {
        source: string
        silent_hours: number
      }[]
    }
    answer: {
      finds_anomalies: boolean
      /** Dollars, exact decimal text. */
      minimum_impact_usd: string
      channel_ids: string[]
      muted: {
        dimension: string
        value: string
      }[]
      watches: {
        source: string
        silent_hours: number
      }[]
    }
  }
  /** Where alerts, reports and imports are told. `GET /api/v1/channels` */
  listChannels: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 100 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        id: string
        kind: "email" | "slack" | "webhook"
        name: string
        target: string
        /** What it is told of imports. */
        import_events: ("finished" | "failed" | "undone")[]
        state: "active" | "paused"
        paused_at: string | null
        paused_reason: string | null
        failures_in_row: number
        created_at: string
        /** Of a webhook, shown once: when it is made, led elsewhere or renewed. */
        secret?: string
      }[]
      next_cursor: string | null
    }
  }
  /** Add a channel: email, Slack or a signed webhook. `POST /api/v1/channels` */
  createChannel: {
    body: {
      kind: "email" | "slack" | "webhook"
      target: string
      name?: string
      import_events?: ("finished" | "failed" | "undone")[]
    }
    answer: {
      id: string
      kind: "email" | "slack" | "webhook"
      name: string
      target: string
      /** What it is told of imports. */
      import_events: ("finished" | "failed" | "undone")[]
      state: "active" | "paused"
      paused_at: string | null
      paused_reason: string | null
      failures_in_row: number
      created_at: string
      /** Of a webhook, shown once: when it is made, led elsewhere or renewed. */
      secret?: string
    }
  }
  /** A channel. `GET /api/v1/channels/{id}` */
  getChannel: {
    path: {
      /** The id. */
      id: string
    }
    answer: {
      id: string
      kind: "email" | "slack" | "webhook"
      name: string
      target: string
      /** What it is told of imports. */
      import_events: ("finished" | "failed" | "undone")[]
      state: "active" | "paused"
      paused_at: string | null
      paused_reason: string | null
      failures_in_row: number
      created_at: string
      /** Of a webhook, shown once: when it is made, led elsewhere or renewed. */
      secret?: string
    }
  }
  /** Rename it, lead it elsewhere, or tell it of other events. `PATCH /api/v1/channels/{id}` */
  changeChannel: {
    path: {
      /** The id. */
      id: string
    }
    body: {
      name?: string
      target?: string
      import_events?: ("finished" | "failed" | "undone")[]
    }
    answer: {
      id: string
      kind: "email" | "slack" | "webhook"
      name: string
      target: string
      /** What it is told of imports. */
      import_events: ("finished" | "failed" | "undone")[]
      state: "active" | "paused"
      paused_at: string | null
      paused_reason: string | null
      failures_in_row: number
      created_at: string
      /** Of a webhook, shown once: when it is made, led elsewhere or renewed. */
      secret?: string
    }
  }
  /** Delete a channel. `DELETE /api/v1/channels/{id}` */
  deleteChannel: {
    path: {
      /** The id. */
      id: string
    }
    answer: null
  }
  /** Send nothing to it for now. `POST /api/v1/channels/{id}/pause` */
  pauseChannel: {
    path: {
      /** The id. */
      id: string
    }
    answer: {
      id: string
      kind: "email" | "slack" | "webhook"
      name: string
      target: string
      /** What it is told of imports. */
      import_events: ("finished" | "failed" | "undone")[]
      state: "active" | "paused"
      paused_at: string | null
      paused_reason: string | null
      failures_in_row: number
      created_at: string
      /** Of a webhook, shown once: when it is made, led elsewhere or renewed. */
      secret?: string
    }
  }
  /** Send to it again. `POST /api/v1/channels/{id}/resume` */
  resumeChannel: {
    path: {
      /** The id. */
      id: string
    }
    answer: {
      id: string
      kind: "email" | "slack" | "webhook"
      name: string
      target: string
      /** What it is told of imports. */
      import_events: ("finished" | "failed" | "undone")[]
      state: "active" | "paused"
      paused_at: string | null
      paused_reason: string | null
      failures_in_row: number
      created_at: string
      /** Of a webhook, shown once: when it is made, led elsewhere or renewed. */
      secret?: string
    }
  }
  /** Renew a webhook's signing key. `POST /api/v1/channels/{id}/rotate` */
  rotateSecret: {
    path: {
      /** The id. */
      id: string
    }
    answer: {
      id: string
      kind: "email" | "slack" | "webhook"
      name: string
      target: string
      /** What it is told of imports. */
      import_events: ("finished" | "failed" | "undone")[]
      state: "active" | "paused"
      paused_at: string | null
      paused_reason: string | null
      failures_in_row: number
      created_at: string
      /** Of a webhook, shown once: when it is made, led elsewhere or renewed. */
      secret?: string
    }
  }
  /** Send a test. `POST /api/v1/channels/{id}/test` */
  testChannel: {
    path: {
      /** The id. */
      id: string
    }
    answer: {
      is_ok: boolean
      answer: string
      duration_ms: number
    }
  }
  /** Scheduled reports. `GET /api/v1/reports` */
  listReports: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 50 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        id: string
        name: string
        frequency: "daily" | "weekly" | "monthly"
        hour: number
        format: "pdf" | "xlsx" | "csv" | "json" | "focus"
        paper: "a4" | "letter"
        group_by: string[]
        filters: Record<string, string[]>
        channel_ids: string[]
        is_paused: boolean
        created_at: string
        updated_at: string
      }[]
      next_cursor: string | null
    }
  }
  /** Schedule a report: by mail with the file, by webhook or Slack with a link to it. `POST /api/v1/reports` */
  createReport: {
    body: {
      name: string
      frequency?: "daily" | "weekly" | "monthly"
      hour?: number
      format?: "pdf" | "xlsx" | "csv" | "json" | "focus"
      paper?: "a4" | "letter"
      group_by?: string[]
      filters?: Record<string, string[]>
      channel_ids: string[]
      is_paused?: boolean
    }
    answer: {
      id: string
      name: string
      frequency: "daily" | "weekly" | "monthly"
      hour: number
      format: "pdf" | "xlsx" | "csv" | "json" | "focus"
      paper: "a4" | "letter"
      group_by: string[]
      filters: Record<string, string[]>
      channel_ids: string[]
      is_paused: boolean
      created_at: string
      updated_at: string
    }
  }
  /** A scheduled report. `GET /api/v1/reports/{id}` */
  getReport: {
    path: {
      /** The id. */
      id: string
    }
    answer: {
      id: string
      name: string
      frequency: "daily" | "weekly" | "monthly"
      hour: number
      format: "pdf" | "xlsx" | "csv" | "json" | "focus"
      paper: "a4" | "letter"
      group_by: string[]
      filters: Record<string, string[]>
      channel_ids: string[]
      is_paused: boolean
      created_at: string
      updated_at: string
    }
  }
  /** Change or pause it. `PATCH /api/v1/reports/{id}` */
  changeReport: {
    path: {
      /** The id. */
      id: string
    }
    body: {
      name?: string
      frequency?: "daily" | "weekly" | "monthly"
      hour?: number
      format?: "pdf" | "xlsx" | "csv" | "json" | "focus"
      paper?: "a4" | "letter"
      group_by?: string[]
      filters?: Record<string, string[]>
      channel_ids?: string[]
      is_paused?: boolean
    }
    answer: {
      id: string
      name: string
      frequency: "daily" | "weekly" | "monthly"
      hour: number
      format: "pdf" | "xlsx" | "csv" | "json" | "focus"
      paper: "a4" | "letter"
      group_by: string[]
      filters: Record<string, string[]>
      channel_ids: string[]
      is_paused: boolean
      created_at: string
      updated_at: string
    }
  }
  /** Delete it. `DELETE /api/v1/reports/{id}` */
  deleteReport: {
    path: {
      /** The id. */
      id: string
    }
    answer: null
  }
  /** Send the report of the last whole period now. `POST /api/v1/reports/{id}/send` */
  sendReport: {
    path: {
      /** The id. */
      id: string
    }
    answer: {
      period_start: string
      period_end: string
    }
  }
  /** What came of its deliveries, newest first. `GET /api/v1/reports/{id}/deliveries` */
  listReportDeliveries: {
    path: {
      /** The id. */
      id: string
    }
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 50 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        id: string
        channel_id: string
        channel_name: string
        period_start: string
        period_end: string
        status: "pending" | "delivered" | "failed"
        attempts: number
        next_attempt_at: string | null
        answer: string | null
        created_at: string
        delivered_at: string | null
      }[]
      next_cursor: string | null
    }
  }
  /** Where the link of a digest leads: a page that asks once more. `GET /api/v1/unsubscribe/{token}` */
  openUnsubscription: {
    path: {
      /** The token. */
      token: string
    }
    answer: null
  }
  /** One click (RFC 8058) ends a digest. `POST /api/v1/unsubscribe/{token}` */
  unsubscribe: {
    path: {
      /** The token. */
      token: string
    }
    answer: {
      unsubscribed: string
    }
  }
  /** Who is in the organization, or invited to it. `GET /api/v1/members` */
  listMembers: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 100 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        id: string
        email: string
        name: string | null
        role: "viewer" | "member" | "admin" | "owner"
        /** `expired`: the invitation is. */
        state: "member" | "invited" | "expired"
        joined_at: string
        invitation_expires_at: string | null
      }[]
      next_cursor: string | null
    }
  }
  /** API keys by name, newest first; the keys themselves are kept nowhere. `GET /api/v1/api-keys` */
  listApiKeys: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 100 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        id: string
        name: string
        /** What it begins with, to recognise it by. */
        prefix: string
        scopes: ("ingest" | "read" | "admin")[]
        state: "active" | "expired" | "revoked"
        created_at: string
        expires_at: string | null
        last_used_at: string | null
        revoked_at: string | null
      }[]
      next_cursor: string | null
    }
  }
  /** Email domains whose people may join by themselves. `GET /api/v1/email-domains` */
  listEmailDomains: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 100 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        domain: string
        /** Of who joins by it. */
        role: "viewer" | "member"
        /** What the TXT record at the domain has to say. */
        record: string
        checked_at: string | null
        /** Null: nobody joins by it. */
        verified_at: string | null
      }[]
      next_cursor: string | null
    }
  }
  /** Where the asking member is signed in, last used first. `GET /api/v1/sessions` */
  listSessions: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 100 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        id: string
        is_current: boolean
        created_at: string
        last_seen_at: string
        ip: string | null
        user_agent: string | null
        /** Null: by password. */
        provider: string | null
      }[]
      next_cursor: string | null
    }
  }
  /** Teams, with their members and leads. `GET /api/v1/teams` */
  listTeams: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 100 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        name: string
        members: {
          email: string
          name: string | null
          is_lead: boolean
        }[]
        /** Usage names it: it cannot be deleted. */
        is_in_usage: boolean
        created_at: string
      }[]
      next_cursor: string | null
    }
  }
  /** Make a team. `POST /api/v1/teams` */
  createTeam: {
    body: {
      name: string
    }
    answer: {
      name: string
    }
  }
  /** Put a member into a team, or make them its lead. `PUT /api/v1/teams/{name}/members/{email}` */
  putTeamMember: {
    path: {
      /** The name. */
      name: string
      /** The email. */
      email: string
    }
    body: {
      /** A lead sees the spend of the team and changes its members. */
      is_lead?: boolean
    }
    answer: {
      team: string
      email: string
      is_lead: boolean
    }
  }
  /** Take a member out of a team. `DELETE /api/v1/teams/{name}/members/{email}` */
  removeTeamMember: {
    path: {
      /** The name. */
      name: string
      /** The email. */
      email: string
    }
    answer: null
  }
  /** Delete a team that no usage names. `DELETE /api/v1/teams/{name}` */
  deleteTeam: {
    path: {
      /** The name. */
      name: string
    }
    answer: null
  }
  /** Names that usage was sent under, and whose they are or may be. `GET /api/v1/identities` */
  listIdentities: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 100 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        /** As usage was sent under it. */
        name: string
        /** `address`: a member's own, which needs no confirming. */
        state: "suggested" | "unknown" | "confirmed" | "address"
        /** The member whose it is, or may be. */
        email: string | null
        /** What speaks for a suggestion. */
        why: string | null
        events: number
        cost_usd: string | null
        first_at: string | null
        last_at: string | null
        confirmed_by: string | null
        confirmed_at: string | null
      }[]
      next_cursor: string | null
    }
  }
  /** Say that a name in the logs is a member's. `POST /api/v1/identities` */
  confirmIdentity: {
    body: {
      /** As usage was sent under it. */
      name: string
      /** The member whose name it is. */
      email: string
    }
    answer: {
      name: string
      email: string
    }
  }
  /** Take a confirmed name back. `DELETE /api/v1/identities/{name}` */
  undoIdentity: {
    path: {
      /** The name. */
      name: string
    }
    answer: null
  }
  /** Attribution rules in their order, with the usage that each decides. `GET /api/v1/attribution-rules` */
  listAttributionRules: {
    query?: {
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
      /** How many a page holds; 100 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
    }
    answer: {
      data: {
        id: string
        /** From 1: the first rule that holds and names a label decides it. */
        position: number
        conditions: Record<string, (string | null)[]>
        shows: {
          team?: string
          project?: string
          framework?: string
          task?: string
        }
        /** Calls that show a label by this rule. */
        events: number
        unpriced_events: number
        cost_usd: string | null
        created_by: string
        created_at: string
        updated_at: string
      }[]
      next_cursor: string | null
    }
  }
  /** Show usage under a team, project, framework or task by how it was sent. `POST /api/v1/attribution-rules` */
  createAttributionRule: {
    body: {
      /** By project, user, team, framework, task, source or tag.NAME, as usage was sent: one of its patterns (`*` stands for any text, null for nothing sent), and every one of these. A user may also be the member whose name it is confirmed to be. */
      conditions: Record<string, (string | null)[]>
      /** What is shown in place of what was sent. The first rule that holds and names a label decides it. */
      shows: {
        team?: string
        project?: string
        framework?: string
        task?: string
      }
      /** From 1; the last where not given. */
      position?: number
    }
    answer: {
      id: string
      /** From 1: the first rule that holds and names a label decides it. */
      position: number
      conditions: Record<string, (string | null)[]>
      shows: {
        team?: string
        project?: string
        framework?: string
        task?: string
      }
      /** Calls that show a label by this rule. */
      events: number
      unpriced_events: number
      cost_usd: string | null
      created_by: string
      created_at: string
      updated_at: string
    }
  }
  /** What saving a rule would move of all that was ever sent. `POST /api/v1/attribution-rules/preview` */
  previewAttributionRule: {
    body: {
      /** By project, user, team, framework, task, source or tag.NAME, as usage was sent: one of its patterns (`*` stands for any text, null for nothing sent), and every one of these. A user may also be the member whose name it is confirmed to be. */
      conditions: Record<string, (string | null)[]>
      /** What is shown in place of what was sent. The first rule that holds and names a label decides it. */
      shows: {
        team?: string
        project?: string
        framework?: string
        task?: string
      }
      /** From 1; the last where not given. */
      position?: number
      /** The rule that this would change; a new one where not given. */
      id?: string
    }
    answer: {
      /** Calls that would be shown elsewhere, each once. */
      events: number
      unpriced_events: number
      cost_usd: string | null
      /** The costliest first. A call moves by every label that changes. */
      moves: {
        label: "team" | "project" | "framework" | "task"
        from: string | null
        to: string | null
        events: number
        unpriced_events: number
        cost_usd: string | null
      }[]
    }
  }
  /** Change an attribution rule, or its place. `PATCH /api/v1/attribution-rules/{id}` */
  changeAttributionRule: {
    path: {
      /** The id. */
      id: string
    }
    body: {
      /** By project, user, team, framework, task, source or tag.NAME, as usage was sent: one of its patterns (`*` stands for any text, null for nothing sent), and every one of these. A user may also be the member whose name it is confirmed to be. */
      conditions?: Record<string, (string | null)[]>
      /** What is shown in place of what was sent. The first rule that holds and names a label decides it. */
      shows?: {
        team?: string
        project?: string
        framework?: string
        task?: string
      }
      /** From 1; the last where not given. */
      position?: number
    }
    answer: {
      id: string
      /** From 1: the first rule that holds and names a label decides it. */
      position: number
      conditions: Record<string, (string | null)[]>
      shows: {
        team?: string
        project?: string
        framework?: string
        task?: string
      }
      /** Calls that show a label by this rule. */
      events: number
      unpriced_events: number
      cost_usd: string | null
      created_by: string
      created_at: string
      updated_at: string
    }
  }
  /** Take an attribution rule back. `DELETE /api/v1/attribution-rules/{id}` */
  deleteAttributionRule: {
    path: {
      /** The id. */
      id: string
    }
    answer: null
  }
  /** Who did what, the newest first. `GET /api/v1/audit-log` */
  listAuditLog: {
    query?: {
      /** Part of who did it, whatever its case. */
      actor?: string
      /** An action, or what a group of them begins with. */
      action?: string
      /** Part of what it was done to, whatever its case. */
      subject?: string
      /** First day, YYYY-MM-DD; no bound where not given. */
      from?: string
      /** Last day, YYYY-MM-DD; no bound where not given. */
      to?: string
      /** IANA time zone whose days they are; the organization's where not given. */
      tz?: string
      /** How many a page holds; 50 where not given. */
      limit?: number
      /** The next_cursor of the page before. */
      cursor?: string
      /** json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals. */
      format?: "json" | "csv" | "xlsx" | "json-file"
    }
    answer: {
      data: {
        id: string
        at: string
        /** Their address then, or a key’s name. */
        actor: string
        action: string
        subject: string
        before: Record<string, unknown> | null
        after: Record<string, unknown> | null
        ip: string | null
      }[]
      next_cursor: string | null
    }
  }
  /** How long single calls are kept. `GET /api/v1/organization/retention` */
  getRetention: {
    answer: {
      /** Null: they are kept for good. */
      keep_events_days: number | null
      /** No single call from before is there, or it is about to go. */
      events_kept_from: string | null
      /** Calls from before are refused: two days later, so that records of one call meet. */
      events_taken_from: string | null
    }
  }
  /** Choose how long single calls are kept. `PUT /api/v1/organization/retention` */
  chooseRetention: {
    body: {
      keep_events_days: number | null
    }
    answer: {
      /** Null: they are kept for good. */
      keep_events_days: number | null
      /** No single call from before is there, or it is about to go. */
      events_kept_from: string | null
      /** Calls from before are refused: two days later, so that records of one call meet. */
      events_taken_from: string | null
    }
  }
  /** Everything that the organization holds, as one .zip of NDJSON files. `GET /api/v1/organization/export` */
  exportOrganization: {
    answer: string
  }
  /** Delete the organization and everything in it, for good. `DELETE /api/v1/organization` */
  deleteOrganization: {
    body: {
      /** The exact name of the organization. */
      confirm: string
    }
    answer: {
      status: "deleting"
    }
  }
  /** This document. `GET /api/v1/openapi.json` */
  getOpenapi: {
    answer: {
      openapi: "3.1.0"
      [name: string]: unknown
    }
  }
}

export const ROUTES: Readonly<Record<keyof Operations, readonly [method: string, path: string]>> = {
  sendUsage: ['POST', '/api/v1/usage'],
  upload: ['POST', '/api/v1/uploads'],
  listUploads: ['GET', '/api/v1/uploads'],
  getUpload: ['GET', '/api/v1/uploads/{id}'],
  undoUpload: ['DELETE', '/api/v1/uploads/{id}'],
  uploadProblems: ['GET', '/api/v1/uploads/{id}/problems.csv'],
  listCsvMappings: ['GET', '/api/v1/csv-mappings'],
  saveCsvMapping: ['POST', '/api/v1/csv-mappings'],
  getCsvMapping: ['GET', '/api/v1/csv-mappings/{id}'],
  forgetCsvMapping: ['DELETE', '/api/v1/csv-mappings/{id}'],
  ingestState: ['GET', '/api/v1/ingest-state'],
  getSpend: ['GET', '/api/v1/spend'],
  listEvents: ['GET', '/api/v1/events'],
  exportSpend: ['GET', '/api/v1/export'],
  listSavedViews: ['GET', '/api/v1/saved-views'],
  createSavedView: ['POST', '/api/v1/saved-views'],
  changeSavedView: ['PATCH', '/api/v1/saved-views/{id}'],
  deleteSavedView: ['DELETE', '/api/v1/saved-views/{id}'],
  getForecast: ['GET', '/api/v1/forecast'],
  getChanges: ['GET', '/api/v1/changes'],
  listRuns: ['GET', '/api/v1/runs'],
  sendRuns: ['POST', '/api/v1/runs'],
  getRun: ['GET', '/api/v1/runs/{id}'],
  putRun: ['PUT', '/api/v1/runs/{id}'],
  patchRun: ['PATCH', '/api/v1/runs/{id}'],
  deleteRun: ['DELETE', '/api/v1/runs/{id}'],
  addRunResults: ['POST', '/api/v1/runs/{id}/results'],
  compare: ['GET', '/api/v1/compare'],
  monthlyBill: ['GET', '/api/v1/monthly-bill'],
  listPublished: ['GET', '/api/v1/published'],
  publish: ['POST', '/api/v1/published'],
  forgetPublished: ['DELETE', '/api/v1/published/{id}'],
  whatIf: ['GET', '/api/v1/what-if'],
  routing: ['GET', '/api/v1/routing'],
  getRateLimits: ['GET', '/api/v1/routing/limits'],
  setRateLimits: ['PUT', '/api/v1/routing/limits'],
  getWaste: ['GET', '/api/v1/waste'],
  listWaste: ['GET', '/api/v1/waste/{kind}'],
  estimate: ['POST', '/api/v1/estimate'],
  listEstimates: ['GET', '/api/v1/estimates'],
  saveEstimate: ['POST', '/api/v1/estimates'],
  getEstimate: ['GET', '/api/v1/estimates/{id}'],
  changeEstimate: ['PATCH', '/api/v1/estimates/{id}'],
  removeEstimate: ['DELETE', '/api/v1/estimates/{id}'],
  listModels: ['GET', '/api/v1/models'],
  listUnpricedModels: ['GET', '/api/v1/models/unpriced'],
  modelHistory: ['GET', '/api/v1/models/history'],
  catalogueChanges: ['GET', '/api/v1/models/changes'],
  getCatalogue: ['GET', '/api/v1/catalogue'],
  takeCatalogue: ['PUT', '/api/v1/catalogue'],
  listOwnPrices: ['GET', '/api/v1/prices'],
  setOwnPrice: ['PUT', '/api/v1/prices/{model}'],
  endOwnPrice: ['DELETE', '/api/v1/prices/{model}'],
  setDiscount: ['PUT', '/api/v1/discounts/{provider}'],
  endDiscount: ['DELETE', '/api/v1/discounts/{provider}'],
  listRepricings: ['GET', '/api/v1/repricings'],
  reprice: ['POST', '/api/v1/repricings'],
  previewRepricing: ['GET', '/api/v1/repricings/preview'],
  getRepricing: ['GET', '/api/v1/repricings/{id}'],
  undoRepricing: ['DELETE', '/api/v1/repricings/{id}'],
  listBudgets: ['GET', '/api/v1/budgets'],
  createBudget: ['POST', '/api/v1/budgets'],
  getBudget: ['GET', '/api/v1/budgets/{id}'],
  changeBudget: ['PATCH', '/api/v1/budgets/{id}'],
  deleteBudget: ['DELETE', '/api/v1/budgets/{id}'],
  listAlerts: ['GET', '/api/v1/alerts'],
  countAlerts: ['GET', '/api/v1/alerts/count'],
  getAlert: ['GET', '/api/v1/alerts/{id}'],
  handleAlert: ['PATCH', '/api/v1/alerts/{id}'],
  getAlertSettings: ['GET', '/api/v1/alert-settings'],
  changeAlertSettings: ['PATCH', '/api/v1/alert-settings'],
  listChannels: ['GET', '/api/v1/channels'],
  createChannel: ['POST', '/api/v1/channels'],
  getChannel: ['GET', '/api/v1/channels/{id}'],
  changeChannel: ['PATCH', '/api/v1/channels/{id}'],
  deleteChannel: ['DELETE', '/api/v1/channels/{id}'],
  pauseChannel: ['POST', '/api/v1/channels/{id}/pause'],
  resumeChannel: ['POST', '/api/v1/channels/{id}/resume'],
  rotateSecret: ['POST', '/api/v1/channels/{id}/rotate'],
  testChannel: ['POST', '/api/v1/channels/{id}/test'],
  listReports: ['GET', '/api/v1/reports'],
  createReport: ['POST', '/api/v1/reports'],
  getReport: ['GET', '/api/v1/reports/{id}'],
  changeReport: ['PATCH', '/api/v1/reports/{id}'],
  deleteReport: ['DELETE', '/api/v1/reports/{id}'],
  sendReport: ['POST', '/api/v1/reports/{id}/send'],
  listReportDeliveries: ['GET', '/api/v1/reports/{id}/deliveries'],
  openUnsubscription: ['GET', '/api/v1/unsubscribe/{token}'],
  unsubscribe: ['POST', '/api/v1/unsubscribe/{token}'],
  listMembers: ['GET', '/api/v1/members'],
  listApiKeys: ['GET', '/api/v1/api-keys'],
  listEmailDomains: ['GET', '/api/v1/email-domains'],
  listSessions: ['GET', '/api/v1/sessions'],
  listTeams: ['GET', '/api/v1/teams'],
  createTeam: ['POST', '/api/v1/teams'],
  putTeamMember: ['PUT', '/api/v1/teams/{name}/members/{email}'],
  removeTeamMember: ['DELETE', '/api/v1/teams/{name}/members/{email}'],
  deleteTeam: ['DELETE', '/api/v1/teams/{name}'],
  listIdentities: ['GET', '/api/v1/identities'],
  confirmIdentity: ['POST', '/api/v1/identities'],
  undoIdentity: ['DELETE', '/api/v1/identities/{name}'],
  listAttributionRules: ['GET', '/api/v1/attribution-rules'],
  createAttributionRule: ['POST', '/api/v1/attribution-rules'],
  previewAttributionRule: ['POST', '/api/v1/attribution-rules/preview'],
  changeAttributionRule: ['PATCH', '/api/v1/attribution-rules/{id}'],
  deleteAttributionRule: ['DELETE', '/api/v1/attribution-rules/{id}'],
  listAuditLog: ['GET', '/api/v1/audit-log'],
  getRetention: ['GET', '/api/v1/organization/retention'],
  chooseRetention: ['PUT', '/api/v1/organization/retention'],
  exportOrganization: ['GET', '/api/v1/organization/export'],
  deleteOrganization: ['DELETE', '/api/v1/organization'],
  getOpenapi: ['GET', '/api/v1/openapi.json'],
}
