/** Generated from the OpenAPI document by `npm run generate`; do not edit. */

export interface paths {
    "/api/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where people find this installation, also before they have signed in. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AddressOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval-flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All flows in the order in which they are tried, with what is to be said about each. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FlowsOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** A new flow, tried after all others. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["FlowIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FlowAndNamesOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval-flows/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Try the flows in an order: the first that fits a claim counts. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["OrderIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FlowsOut"];
                    };
                };
                /** @description 审批流刚刚被别人改动过 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval-flows/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which flow and which people a claim would get; a draft of a flow can be tried too. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["TrialIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TrialOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approval-flows/{flow_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One flow. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    flow_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FlowAndNamesOut"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Set all of a flow; claims that are under way keep the levels that they have. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    flow_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["FlowChangeIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FlowAndNamesOut"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 审批流刚刚被别人改动过 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a flow; claims that are under way keep the levels that they have. */
        delete: {
            parameters: {
                query: {
                    version: number;
                };
                header?: never;
                path: {
                    flow_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 审批流刚刚被别人改动过 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The budgets of a year with what is left, by keyset. */
        get: {
            parameters: {
                query: {
                    year: number;
                    department_id?: number | null;
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BudgetsOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Set what a department may spend in a month or a year, of one type or of all. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["BudgetIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BudgetOut"];
                    };
                };
                /** @description 预算已被别人修改 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets/left": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is left for one's own department, this month and this year. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BudgetsLeftOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets/{budget_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a budget away. */
        delete: {
            parameters: {
                query: {
                    seen_fen: number;
                };
                header?: never;
                path: {
                    budget_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description 没有这项预算 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 预算已被别人修改 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret calendar address; the one before stops working. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** No calendar reads along any more. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/{token}.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person's dates as iCalendar. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description 链接无效或已停用 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误的链接打开得太频繁 */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claim-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisation's numbers for claims. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimSettingsOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Set the organisation's numbers for claims. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ClaimSettingsIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimSettingsOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One list of claims, newest first, by keyset. */
        get: {
            parameters: {
                query?: {
                    box?: components["schemas"]["ClaimBox"];
                    status?: components["schemas"]["ClaimStatus"] | null;
                    kind?: components["schemas"]["ClaimKind"] | null;
                    q?: string | null;
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** A new draft (header Idempotency-Key required). */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description 同一次提交重试时不变；同键同内容得到同一答复。 */
                    "Idempotency-Key": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["NewClaimIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 发票已被占用，或同一幂等键配了另一份内容 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/advances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The claimant's advances that are not wholly settled. */
        get: {
            parameters: {
                query?: {
                    claimant_id?: number | null;
                    claim_id?: number | null;
                    q?: string | null;
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AdvancesOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/approve-many": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批量同意 of claims without hits. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ApproveManyIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManyOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/archive-many": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批量归档, each with its own answer. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ArchiveManyIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManyOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the editor offers. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimChoicesOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/claimable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invoices that the claimant can choose, and why the others cannot be chosen. */
        get: {
            parameters: {
                query?: {
                    claimant_id?: number | null;
                    claim_id?: number | null;
                    q?: string | null;
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimablePageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many claims wait for the person. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BoxCountsOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A list of claims as a file. */
        get: {
            parameters: {
                query?: {
                    format?: components["schemas"]["SheetFormat"];
                    box?: components["schemas"]["ClaimBox"];
                    status?: components["schemas"]["ClaimStatus"] | null;
                    kind?: components["schemas"]["ClaimKind"] | null;
                    q?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description XLSX 或 CSV 文件，筛选条件写在文件里 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "text/csv": string;
                    };
                };
                /** @description 没有这项权限 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 超过 50,000 行，或筛选有误 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A whole claim, for whoever has to do with it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新，或当前状态下不能这样做 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Save the whole draft; the invoices named in it are held from then on. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["SaveIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新，或当前状态下不能这样做 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/add-approver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 加签: one more level right after this one. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PassOnIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 没有待您审批的任务，或不能审批自己的单据 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新，或已被处理 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 同意, whole or line by line. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ApproveIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 没有待您审批的任务，或不能审批自己的单据 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新，或已被处理 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 归档 of a paid and booked claim with its invoices. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ActIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 不存在，或不是本公司的 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新，或还没有凭证 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a proof (the claimant) or a bank slip (the cashier); the same bytes count once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "multipart/form-data": components["schemas"]["AttachmentIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 当前状态下不能添加 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 文件太大 */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 格式不支持 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/attachments/{attachment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a proof away again, while the claim is in the claimant's hands. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                    attachment_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 当前状态下不能移除 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/attachments/{attachment_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The untouched bytes. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                    attachment_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description 原件，一个字节也没有改动 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/attachments/{attachment_id}/pages/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of one page, from 1. */
        get: {
            parameters: {
                query?: {
                    size?: components["schemas"]["PageSize"];
                };
                header?: never;
                path: {
                    claim_id: number;
                    attachment_id: number;
                    page: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description 这一页的图片（WebP） */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 这一页不能预览 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废, for good; its invoices are free again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ActIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新，或当前状态下不能这样做 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 再次发起: a new draft like this one, without its invoices (header Idempotency-Key). */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description 同一次提交重试时不变；同键同内容得到同一答复。 */
                    "Idempotency-Key": string;
                };
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新，或当前状态下不能这样做 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/hits/{hit_id}/waive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 豁免 a hit, by who may, with a reason. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                    hit_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["WaiveIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 没有待您审批的任务，或不能审批自己的单据 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新，或已被处理 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/invoices/{invoice_id}/pages/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of one page of an invoice's original, for whoever may read the claim. */
        get: {
            parameters: {
                query?: {
                    size?: components["schemas"]["PageSize"];
                };
                header?: never;
                path: {
                    claim_id: number;
                    invoice_id: number;
                    page: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description 这一页的图片（WebP） */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 这一页不能预览 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/nudge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 催办: tell those who must act. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ActIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新，或当前状态下不能这样做 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 刚刚催办过 */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记付款. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PayIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 不能为自己的单据付款 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 不存在，或不是本公司的 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新、发票复查未完成，或发票已作废、红冲 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 日期、金额或原因不完整 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/precheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预检: what is missing, which rules are hit, which way it would go. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PrecheckOut"];
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新，或当前状态下不能这样做 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Make the print; say how many sheets it has and what became of each proof. */
        get: {
            parameters: {
                query?: {
                    paper?: components["schemas"]["Paper"];
                    with?: "all" | "form";
                    at?: string | null;
                };
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PrintOut"];
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 附件太大，一个文件放不下 */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 预览已过期，或超出时间、内存上限 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 没有中文字体，或打印服务正忙 */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/print.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The form and everything that proves it, in one file. */
        get: {
            parameters: {
                query?: {
                    paper?: components["schemas"]["Paper"];
                    with?: "all" | "form";
                    at?: string | null;
                };
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description 打印出来的样子 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 附件太大，一个文件放不下 */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 预览已过期，或超出时间、内存上限 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 没有中文字体，或打印服务正忙 */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/print/pages/{page}.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of one page of the very file that is printed, from 1. */
        get: {
            parameters: {
                query?: {
                    paper?: components["schemas"]["Paper"];
                    with?: "all" | "form";
                    at?: string | null;
                };
                header?: never;
                path: {
                    claim_id: number;
                    page: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description 打印出来的样子 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/png": string;
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 附件太大，一个文件放不下 */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 预览已过期，或超出时间、内存上限 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 没有中文字体，或打印服务正忙 */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 驳回, final; needs a reason. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ActIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 没有待您审批的任务，或不能审批自己的单据 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新，或已被处理 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/repayments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记还款 of an advance, in money. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["RepaymentIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 不能登记自己的还款 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 不存在，或不是本公司的 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新，或超过未还金额 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回补正; needs a reason. From 待支付 also by cashier and accountant. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ActIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 没有待您审批的任务，或不能审批自己的单据 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新，或已被处理 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ActIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新，或当前状态下不能这样做 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 内容不完整，或有必须先解决的规则 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 转交: another approver decides instead. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PassOnIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 没有待您审批的任务，或不能审批自己的单据 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新，或已被处理 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claim_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回: its invoices are free again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ActIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClaimOut"];
                    };
                };
                /** @description 不存在，或与您无关 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新，或当前状态下不能这样做 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claw-backs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 追回 and 退回 of the company, newest first. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                    is_open?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClawBackPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claw-backs/{claw_back_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The money came back, or why it will not. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    claw_back_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["CloseClawBackIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClawBackRow"];
                    };
                };
                /** @description 不能处理自己名下的追回 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 不存在，或不是本公司的 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 已处理 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Backups that clearings made, newest first, with what their stations said of them. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BackupsOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All devices that were ever seen. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearDevicesOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/devices/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Name, responsible person and cycle. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    device_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["DeviceChangeIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearDeviceOut"];
                    };
                };
                /** @description 没有这台设备 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 责任人或周期不对 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/clearing/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Clearings that have ended, newest first. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                    state?: components["schemas"]["ClearState"] | null;
                    device_id?: number | null;
                    open_only?: boolean;
                    from?: string | null;
                    to?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearSessionPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/history/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 清卡历史 as a file: a line a machine and period, state before and after. */
        get: {
            parameters: {
                query?: {
                    format?: components["schemas"]["SheetFormat"];
                    state?: components["schemas"]["ClearState"] | null;
                    device_id?: number | null;
                    from?: string | null;
                    to?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description XLSX 或 CSV 文件，筛选条件写在文件里 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "text/csv": string;
                    };
                };
                /** @description 没有这项权限 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 超过 50,000 行，或筛选有误 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/lost-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可由日志恢复: clearings of the journal without a record. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LostRecordsOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/lost-records/{session_no}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复生成 of the record from the journal. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_no: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RebuiltOut"];
                    };
                };
                /** @description 没有这次清卡，或不属于您的单位 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 记录已经在 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/operators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom to ask for a clearing, and who may answer for a device. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearOperatorsOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/pairing-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A code with which one station pairs within ten minutes. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PairingCodeOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 清卡日历 of a year, by device and tax period. */
        get: {
            parameters: {
                query?: {
                    year?: number | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeriodsOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/repairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the stations have read from their cards once more (发票修复). */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RepairsOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Clearings, newest first. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                    state?: components["schemas"]["ClearState"] | null;
                    device_id?: number | null;
                    open_only?: boolean;
                    from?: string | null;
                    to?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearSessionPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** 开始清卡 of what is in a reader. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ClearStartIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearSessionOut"];
                    };
                };
                /** @description 没有这次清卡，或不属于您的单位 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 已有一次在进行（session_id），或次数已满，或正在维护 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/sessions/{session_no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One clearing, whole, with what the asking person may do. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_no: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearSessionOut"];
                    };
                };
                /** @description 没有这次清卡，或不属于您的单位 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 进度已变，或卡里的数据变了 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/sessions/{session_no}/abort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 放弃, before anything was sent. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_no: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearSessionOut"];
                    };
                };
                /** @description 没有这次清卡，或不属于您的单位 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 进度已变，或卡里的数据变了 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/sessions/{session_no}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 复核 by another person; void when a figure changes. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_no: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ClearApproveIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearSessionOut"];
                    };
                };
                /** @description 经办人不能复核自己的清卡 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 没有这次清卡，或不属于您的单位 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 进度已变，或卡里的数据变了 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/sessions/{session_no}/backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 再次核验 or 取出文件 at the desk; neither changes card or database. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_no: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["BackupActIn"];
                };
            };
            responses: {
                /** @description Successful response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CommandSentOut"];
                    };
                };
                /** @description 没有这次清卡，或不属于您的单位 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 还没有备份，或工作站没有回应、已停用 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/sessions/{session_no}/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How the confirmation is proved; mails the code where mail is set up. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_no: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChallengeOut"];
                    };
                };
                /** @description 没有这次清卡，或不属于您的单位 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 进度已变，或卡里的数据变了 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/sessions/{session_no}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认清卡 of the figures that were seen. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_no: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ClearConfirmIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearSessionOut"];
                    };
                };
                /** @description 没有这次清卡，或不属于您的单位 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 进度已变，或卡里的数据变了 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 验证码或密码不正确 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 试错次数过多 */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/sessions/{session_no}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 实时进度: an event a line with its id, honours Last-Event-ID; JSON with as=json. */
        get: {
            parameters: {
                query?: {
                    after?: number;
                    as?: "sse" | "json";
                };
                header?: never;
                path: {
                    session_no: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description text/event-stream；as=json 时为 ClearLogOut */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description 没有这次清卡，或不属于您的单位 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 已有两个页面在看 */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/sessions/{session_no}/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 清卡数据: totals per tax item, state before and after. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_no: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description 清卡数据 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description 没有这次清卡，或不属于您的单位 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/sessions/{session_no}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 已上传 / 未上传 of the issued invoices of its periods. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                    waiting_only?: boolean;
                };
                header?: never;
                path: {
                    session_no: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IssuedPageOut"];
                    };
                };
                /** @description 没有这次清卡，或不属于您的单位 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 进度已变，或卡里的数据变了 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/sessions/{session_no}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 暂停 before the next act, until 继续. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_no: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ClearPauseIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearSessionOut"];
                    };
                };
                /** @description 没有这次清卡，或不属于您的单位 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 已经结束，或还可以放弃 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/sessions/{session_no}/report.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 清卡报告: everything that the journal says of this clearing. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_no: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearReportOut"];
                    };
                };
                /** @description 没有这次清卡，或不属于您的单位 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/sessions/{session_no}/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 清卡报告 on A4. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_no: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description 清卡报告 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description 没有这次清卡，或不属于您的单位 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 没有中文字体，或打印服务正忙 */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/sessions/{session_no}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 继续: the station looks at once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_no: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearSessionOut"];
                    };
                };
                /** @description 没有这次清卡，或不属于您的单位 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 进度已变，或卡里的数据变了 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/sessions/{session_no}/sign_off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 审核确认 by name. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_no: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["SignOffIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearSessionOut"];
                    };
                };
                /** @description 没有这次清卡，或不属于您的单位 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 进度已变，或卡里的数据变了 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/sessions/{session_no}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The PIN, sealed to the station. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_no: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["UnlockIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearSessionOut"];
                    };
                };
                /** @description 没有这次清卡，或不属于您的单位 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 进度已变，或卡里的数据变了 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Approval, cap, maintenance and peak hours. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearSettingsOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Other settings from now on. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ClearSettingsIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearSettingsOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/stations/{station_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 停用工作站: its token counts no more. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    station_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description 没有这台工作站 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/stations/{station_id}/acknowledgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 已了解 of one alarm, with the reason why a clearing may begin. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    station_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["AcknowledgeIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlarmOut"];
                    };
                };
                /** @description 没有这台工作站 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 告警已变化，或必须先处理 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/stations/{station_id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预检 or 发票修复 now; neither writes to the card. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    station_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["StationCommandIn"];
                };
            };
            responses: {
                /** @description Successful response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CommandSentOut"];
                    };
                };
                /** @description 没有这台工作站 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stations, readers, cards, devices, the next date, warnings. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearStatusOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Segments that devices told of, newest first. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                    state?: components["schemas"]["StockState"] | null;
                    device_id?: number | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StockPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/stock/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is left of each kind, what is used a month, what to buy. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StockKindsOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/stock/{segment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 领购 and 保管: by whom, since when. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    segment_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["StockNoteIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StockRowOut"];
                    };
                };
                /** @description 没有这段库存 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 已经核销 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 人员或日期不对 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/clearing/stock/{segment_id}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invoices of our ledger with its numbers, newest first. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path: {
                    segment_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StockInvoicesOut"];
                    };
                };
                /** @description 没有这段库存 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/stock/{segment_id}/write-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核销 under the reference of the tax system; once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    segment_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["WriteOffIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StockRowOut"];
                    };
                };
                /** @description 没有这段库存 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 已经核销 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 人员或日期不对 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearing/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 订阅 of how clearings end, or no more of it. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ClearSubscribeIn"];
                };
            };
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All companies of the organisation. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompaniesOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a company by 抬头 and 税号. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["CompanyIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompanyOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{company_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a company, mend its facts, take it out of use or back. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    company_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["CompanyPatchIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompanyOut"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/dated-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody's dated items by last day, by keyset. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                    closed?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatedItemPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Register a certificate, a device or another thing with a last day. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["DatedItemIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatedItemOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dated-items/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a dated item; a new last day reminds anew. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    item_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["DatedItemPatchIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatedItemOut"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/dated-items/{item_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办结: it was dealt with. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    item_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatedItemOut"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deliveries that ended without success, newest first, by keyset. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FailuresOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** After an outage: try all of them again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetriedOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{delivery_id}/give-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 放弃: let one go; the notice stays in the inbox. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    delivery_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{delivery_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重试: try one again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    delivery_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The departments of all companies, as trees. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DepartmentsOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** A new department. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["DepartmentIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DepartmentRowOut"];
                    };
                };
                /** @description 已有同名部门 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments/{department_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Rename a department, move it in its company's tree, take it out of use and back. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    department_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["DepartmentChangeIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DepartmentRowOut"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 已有同名部门，或部门里还有成员或下级部门 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments/{department_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who works in it, heads first. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path: {
                    department_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MembersOut"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Commands after one; waits for the first (long poll). */
        get: {
            parameters: {
                query?: {
                    after?: number;
                    wait?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CommandsOut"];
                    };
                };
                /** @description 没有配对，或已停用 */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A stretch of the journal; every entry counts once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["EventsIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EventsOut"];
                    };
                };
                /** @description 没有配对，或已停用 */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 日志分叉 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 日志内容与校验值不符 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How the desk is. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["HeartbeatIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HeardOut"];
                    };
                };
                /** @description 没有配对，或已停用 */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/pair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pair with a code; an old token keeps the station's row. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PairIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PairedOut"];
                    };
                };
                /** @description 配对码不正确或已过期 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 尝试次数过多 */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/sessions/{session_no}/files/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** A file of a session, as raw bytes, with its X-Content-SHA256. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_no: string;
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FileKeptOut"];
                    };
                };
                /** @description 没有配对，或已停用 */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 没有这次清卡 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 已有同名的另一份 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 太大 */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/{attempt_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The screenshot of a check by hand, as it was uploaded. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    attempt_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description 截图原件 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/jpeg": string;
                        "image/png": string;
                        "image/webp": string;
                    };
                };
                /** @description 不存在，或不是您的发票 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/expense-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All expense types, retired ones too. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExpenseTypesOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** A new type at the end of the list. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ExpenseTypeIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExpenseTypeRowOut"];
                    };
                };
                /** @description 已有同名的费用类型 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/expense-types/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put all types into an order. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["OrderIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExpenseTypesOut"];
                    };
                };
                /** @description 列表刚刚被改动过 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/expense-types/{type_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set all of a type; take it out of use and back. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    type_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ExpenseTypeIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExpenseTypeRowOut"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 已有同名的费用类型 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The twelve filing deadlines of a year. */
        get: {
            parameters: {
                query?: {
                    year?: number | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FilingYearOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The next filing deadline and the days left. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NextDeadlineOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/filing/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Enter what the official notice says of a month (YYYY-MM). */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    month: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["FilingEntryIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeadlineOut"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Take a month's entry out of the table; the deadline is then worked out again. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    month: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the person has and what waits. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HomeOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations that can still be used. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitationsOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a link with which one person may sign up; mailed when there is an address. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["InvitationIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewInvitationOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the invitation is for; it stays unused. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ConfirmationIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitedOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Make an invitation worthless. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    invitation_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The person's own invoices, newest capture first, by keyset. */
        get: {
            parameters: {
                query?: {
                    filter?: components["schemas"]["WalletFilter"];
                    q?: string | null;
                    month?: string | null;
                    category?: string | null;
                    purpose?: string | null;
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoicePageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Keep one invoice typed by hand (header Idempotency-Key required). */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description 同一次提交重试时不变；同键同内容得到同一答复。 */
                    "Idempotency-Key": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["EntryIn"];
                };
            };
            responses: {
                /** @description 重复发票：已登记过，没有再存 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ScanOut"];
                    };
                };
                /** @description 同一幂等键配了另一份内容 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 内容有误 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The person's own invoices as a file. */
        get: {
            parameters: {
                query?: {
                    format?: components["schemas"]["SheetFormat"];
                    filter?: components["schemas"]["WalletFilter"];
                    q?: string | null;
                    month?: string | null;
                    category?: string | null;
                    purpose?: string | null;
                    ids?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description XLSX 或 CSV 文件，筛选条件写在文件里 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "text/csv": string;
                    };
                };
                /** @description 没有这项权限 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 超过 50,000 行，或筛选有误 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The person's own invoices added up by month, classification or purpose. */
        get: {
            parameters: {
                query: {
                    by: components["schemas"]["GroupBy"];
                    filter?: components["schemas"]["WalletFilter"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceGroupsOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/purpose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** One 用途 for several own invoices. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PurposeIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PurposesOut"];
                    };
                };
                /** @description 有一张不是本人的发票；一张也没有改 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/relaxations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ways out of a search that found nothing: which condition to drop, near numbers. */
        get: {
            parameters: {
                query?: {
                    filter?: components["schemas"]["WalletFilter"];
                    q?: string | null;
                    month?: string | null;
                    category?: string | null;
                    purpose?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RelaxationsOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The present states of up to 50 own invoices. */
        get: {
            parameters: {
                query: {
                    ids: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceStatesOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/{invoice_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One own invoice with its attempts and plan. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    invoice_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceDetail"];
                    };
                };
                /** @description 不存在，或不是您的发票 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/{invoice_id}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 使用记录 of an own invoice. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    invoice_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceUsesOut"];
                    };
                };
                /** @description 不存在，或不属于您 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/{invoice_id}/diagnosis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 为什么查不到: causes in their order, with evidence and one act each; fields side by side. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    invoice_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DiagnosisOut"];
                    };
                };
                /** @description 不存在，或不是您的发票 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/{invoice_id}/manual-verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record a check by hand at the official site, with its screenshot. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    invoice_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "multipart/form-data": components["schemas"]["ManualVerdictIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceDetail"];
                    };
                };
                /** @description 不存在，或不是您的发票 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 今天不能再查，或这张发票不能在线查验 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/{invoice_id}/missing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 补全 what the official answer left out; nothing that was told is replaced. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    invoice_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["SupplyIn"];
                };
            };
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description 不存在，或不是您的发票 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 没有需要补全的信息 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/{invoice_id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask about the invoice again, now. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    invoice_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceDetail"];
                    };
                };
                /** @description 不存在，或不是您的发票 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 今天不能再查，或这张发票不能在线查验 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/{invoice_id}/verification/tomorrow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have it asked by itself tomorrow; the result is told. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    invoice_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceDetail"];
                    };
                };
                /** @description 不存在，或不是您的发票 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 今天不能再查，或这张发票不能在线查验 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every kind of invoice, with the fields that 查验 needs. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KindsOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 台账: every line of what was handed in, with its invoice, by keyset. */
        get: {
            parameters: {
                query?: {
                    from?: string | null;
                    to?: string | null;
                    kind?: components["schemas"]["ClaimKind"] | null;
                    status?: components["schemas"]["ClaimStatus"] | null;
                    type_id?: number | null;
                    department_id?: number | null;
                    person_id?: number | null;
                    q?: string | null;
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LedgerPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a file. */
        get: {
            parameters: {
                query?: {
                    format?: components["schemas"]["SheetFormat"];
                    from?: string | null;
                    to?: string | null;
                    kind?: components["schemas"]["ClaimKind"] | null;
                    status?: components["schemas"]["ClaimStatus"] | null;
                    type_id?: number | null;
                    department_id?: number | null;
                    person_id?: number | null;
                    q?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description XLSX 或 CSV 文件，筛选条件写在文件里 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "text/csv": string;
                    };
                };
                /** @description 没有这项权限 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 超过 50,000 行，或筛选有误 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in; the browser gets a new session and loses the one it had. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["LoginIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this browser's session; fine when there is none. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The outbox, newest first; without a mail server this is where links are found. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailsOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the person has told of himself, and which changes wait for their code. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProfileOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the display name; counts at once. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ProfileIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProfileOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/me/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who acts for me, and for whom I may act. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DelegationsOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Let a colleague act for me. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["DelegationIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DelegationOut"];
                    };
                };
                /** @description 同一段日期已有代理 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/delegations/{delegation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End an own delegation now. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    delegation_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DelegationOut"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/email-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a code to the new address; the same answer for one that somebody else has. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["EmailChangeIn"];
                };
            };
            responses: {
                /** @description Successful response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CodeSentOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/email-change/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Type the code: from now on the new address counts. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["CodeIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProfileOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/mobile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget the mobile number. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/mobile-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a code to the confirmed e-mail address; there is no gateway for short messages. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["MobileChangeIn"];
                };
            };
            responses: {
                /** @description Successful response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CodeSentOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/mobile-change/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Type the code: from now on the new number counts. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["CodeIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProfileOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose a new password; every other browser is signed out. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PasswordChangeIn"];
                };
            };
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/payee-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Own accounts. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PayeeAccountsOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** A new account. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PayeeAccountIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PayeeAccountOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/payee-accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change an own account; claims that were submitted keep the old one. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PayeeAccountChangeIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PayeeAccountOut"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Take an own account out of use. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the person is signed in. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoginSessionsOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Sign out every browser but this one. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out one browser. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/title": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The title card (抬头) of the person's company, with the code that a seller scans. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TitleOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my-dated-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The open dated items for which the person is responsible, by last day. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DatedItemPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The person's notices, newest first, by keyset. */
        get: {
            parameters: {
                query?: {
                    unread?: boolean;
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NoticePageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 全部已读: everything up to the newest one shown; gives how many are left. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ReadAllIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnreadOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many notices wait to be read. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnreadOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/{notice_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One notice is read; gives how many are left. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    notice_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnreadOut"];
                    };
                };
                /** @description 不存在，或不是您的消息 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the person chose, his browsers, and whether his calendar reads along. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PreferencesOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Choose anew: all of it, as the screen shows it. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PreferencesIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PreferencesOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send pushes to this browser; the same one again changes nothing. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["SubscriptionIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SubscribedOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/subscriptions/{subscription_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** No more pushes to this browser. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    subscription_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description 不存在，或不是您的设备 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell oneself something, to see which ways it comes. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TestSentOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisation/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may sign up, and how long a password lasts. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PolicyOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Set who may sign up, and how long a password lasts. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PolicyIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PolicyOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a link to a new password; the same answer for an address that nobody has. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ResetWishIn"];
                };
            };
            responses: {
                /** @description Successful response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LetterSentOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/password-resets/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password by the mailed link; works once and ends every login session. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["NewPasswordIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConfirmedOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/password-resets/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whose password the link may change; it stays unused. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ConfirmationIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConfirmedOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/advances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Advances of the company with money left, longest due first. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                    is_overdue?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AdvancePageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/bank-layout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the bank wants its file. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BankLayoutOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Other columns, delimiter or encoding from now on. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["BankLayoutIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BankLayoutOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 付款批次 of the company, newest first. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** A batch of approved claims. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["NewBatchIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchOut"];
                    };
                };
                /** @description 不能为自己的单据付款 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 不存在，或不是本公司的 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新、发票复查未完成，或发票已作废、红冲 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 日期、金额或原因不完整 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/batches/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One batch with its claims. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batch_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchOut"];
                    };
                };
                /** @description 不存在，或不是本公司的 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/batches/{batch_id}/claims/{claim_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 移出批次 of one unpaid claim. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batch_id: number;
                    claim_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchOut"];
                    };
                };
                /** @description 不存在，或不在批次中 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 已付清或已撤销 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/batches/{batch_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank file of what is not paid yet (docs/reference/bank-file.md). */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batch_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["BankFileIn"];
                };
            };
            responses: {
                /** @description CSV 文件 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description 不能为自己的单据付款 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 不存在，或不是本公司的 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 单据已更新、发票复查未完成，或发票已作废、红冲 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 日期、金额或原因不完整 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/batches/{batch_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销批次: what is not paid is free for another batch. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batch_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchOut"];
                    };
                };
                /** @description 不存在，或不是本公司的 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 已付清或已撤销 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 已支付 of a month as a file. */
        get: {
            parameters: {
                query: {
                    format?: components["schemas"]["SheetFormat"];
                    month: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description XLSX 或 CSV 文件，筛选条件写在文件里 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "text/csv": string;
                    };
                };
                /** @description 没有这项权限 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 超过 50,000 行，或筛选有误 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/paid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 已支付 of a month. */
        get: {
            parameters: {
                query: {
                    limit?: number;
                    cursor?: string | null;
                    month: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaidPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/pay-many": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批量登记付款, each in full and with its own answer. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PayManyIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManyOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/recheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 付款前复查: 查验 is asked anew about every invoice of these claims. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["RecheckIn"];
                };
            };
            responses: {
                /** @description Successful response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RechecksOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 对账 of a month: approved, paid and slips; differences first. */
        get: {
            parameters: {
                query: {
                    limit?: number;
                    cursor?: string | null;
                    month: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReconciledOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/to-pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待支付 of the company, longest approved first, with where each recheck stands. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ToPayPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody, or those in one state, in the order they came. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                    state?: components["schemas"]["PersonState"] | null;
                    company_id?: number | null;
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeopleOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Activate or disable a person, set his roles and company. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PersonPatchIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonOut"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/people/{person_id}/department": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say in which department of his company a person works, and as what. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PlacementIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonOut"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person_id}/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a person the link to a new password; the administrator sees no password. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LetterSentOut"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every rule with its setting, and how often it was hit in 30 days. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PoliciesOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a rule for claims that are checked or submitted from now on. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["RuleIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleOut"];
                    };
                };
                /** @description 没有这条规则 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 规则已被别人修改 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies/{code}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 试算: how the changed rule would have judged the claims of the last months. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ReplayIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReplayOut"];
                    };
                };
                /** @description 没有这条规则 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the rule was, newest first. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleVersionsOut"];
                    };
                };
                /** @description 没有这条规则 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/red-confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The person's red-letter confirmations, newest first, by keyset. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RedConfirmationPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Count down a red-letter confirmation. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["RedConfirmationIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RedConfirmationOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/red-confirmations/{confirmation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** It was registered by mistake. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    confirmation_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description 不存在，或不是您的提醒 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/red-confirmations/{confirmation_id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 已处理: it reminds no more. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    confirmation_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RedConfirmationOut"];
                    };
                };
                /** @description 不存在，或不是您的提醒 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign up, as the organisation's settings allow; a mail with a link follows. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["SignUpIn"];
                };
            };
            responses: {
                /** @description Successful response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RegisteredOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registrations/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Use the mailed link; works once and within 24 hours. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ConfirmationIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AddressConfirmedOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registrations/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may sign up, and whether a mobile number is asked for. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RegistrationRulesOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The person's reminders by keyset: what is to come, or what has fired. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                    done?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReminderPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Set a reminder. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ReminderIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReminderOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reminders/{reminder_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a reminder anew. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reminder_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ReminderIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReminderOut"];
                    };
                };
                /** @description 不存在，或不是您的提醒 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Take a reminder away. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reminder_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description 不存在，或不是您的提醒 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/robots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All group robots, without their addresses. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RobotsOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Set up a group robot; its address must be its maker's. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["RobotIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RobotOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/robots/{robot_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** The group hears nothing any more. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    robot_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a group robot. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    robot_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["RobotPatchIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RobotOut"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/robots/{robot_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the robot speak now; what came of it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    robot_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RobotTriedOut"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep the invoice of one scanned QR payload (header Idempotency-Key required). */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description 同一次提交重试时不变；同键同内容得到同一答复。 */
                    "Idempotency-Key": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ScanIn"];
                };
            };
            responses: {
                /** @description 重复发票：已登记过，没有再存 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ScanOut"];
                    };
                };
                /** @description 同一幂等键配了另一份内容 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 内容有误 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the installation is set up, who is signed in, what the server can do. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the first administrator and sign him in; works once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["SetupIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 统计 of one's own claims; of one's department for approvers, of all for the books. */
        get: {
            parameters: {
                query?: {
                    by?: components["schemas"]["By"];
                    scope?: components["schemas"]["Scope"] | null;
                    basis?: components["schemas"]["Basis"];
                    from?: string | null;
                    to?: string | null;
                    type_id?: number | null;
                    department_id?: number | null;
                    person_id?: number | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StatisticsOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a file. */
        get: {
            parameters: {
                query?: {
                    format?: components["schemas"]["SheetFormat"];
                    by?: components["schemas"]["By"];
                    scope?: components["schemas"]["Scope"] | null;
                    basis?: components["schemas"]["Basis"];
                    from?: string | null;
                    to?: string | null;
                    type_id?: number | null;
                    department_id?: number | null;
                    person_id?: number | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description XLSX 或 CSV 文件，筛选条件写在文件里 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "text/csv": string;
                    };
                };
                /** @description 没有这项权限 */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 超过 50,000 行，或筛选有误 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody's tickets, newest first. */
        get: {
            parameters: {
                query?: {
                    state?: components["schemas"]["TicketState"] | null;
                    is_living?: boolean;
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/tickets/{ticket_id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Support answers, asks, resolves or closes. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ticket_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["TicketAnswerIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketOut"];
                    };
                };
                /** @description 没有这张工单，或不属于您 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 工单的状态已变，这一步现在不能做 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/support/tickets/{ticket_id}/follow-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 约定跟进, by support. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ticket_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["TicketFollowUpIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketOut"];
                    };
                };
                /** @description 没有这张工单，或不属于您 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 工单的状态已变，这一步现在不能做 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own tickets, newest first. */
        get: {
            parameters: {
                query?: {
                    state?: components["schemas"]["TicketState"] | null;
                    is_living?: boolean;
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** 提交工单 (header Idempotency-Key required). */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description 同一次提交重试时不变；同键同内容得到同一答复。 */
                    "Idempotency-Key": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["TicketIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketOut"];
                    };
                };
                /** @description 没有这张发票或这次清卡，或不属于您 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 同一幂等键配了另一份内容 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known for a new ticket, and the evidence that may go along. */
        get: {
            parameters: {
                query?: {
                    error?: string;
                    code?: string;
                    invoice?: number | null;
                    session?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketDraftOut"];
                    };
                };
                /** @description 没有这张发票或这次清卡，或不属于您 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where ID and bank-card numbers stand in texts; nothing is kept. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["TicketTextsIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketLookOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{ticket_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One ticket, whole, for its owner and for support. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ticket_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketOut"];
                    };
                };
                /** @description 没有这张工单，或不属于您 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{ticket_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The owner needs no answer any more. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ticket_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["TicketWordIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketOut"];
                    };
                };
                /** @description 没有这张工单，或不属于您 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 工单的状态已变，这一步现在不能做 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{ticket_id}/follow-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 约定跟进, by the owner. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ticket_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["TicketFollowUpIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketOut"];
                    };
                };
                /** @description 没有这张工单，或不属于您 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 工单的状态已变，这一步现在不能做 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{ticket_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新打开, with the word why. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ticket_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["TicketWordIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketOut"];
                    };
                };
                /** @description 没有这张工单，或不属于您 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 工单的状态已变，这一步现在不能做 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{ticket_id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The owner writes. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ticket_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["TicketReplyIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketOut"];
                    };
                };
                /** @description 没有这张工单，或不属于您 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 工单的状态已变，这一步现在不能做 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{ticket_id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The owner says that it is solved. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ticket_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["TicketWordIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketOut"];
                    };
                };
                /** @description 没有这张工单，或不属于您 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 工单的状态已变，这一步现在不能做 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{ticket_id}/screenshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a picture; the same bytes count once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ticket_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "multipart/form-data": components["schemas"]["ScreenshotIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketOut"];
                    };
                };
                /** @description 没有这张工单，或不属于您 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 工单的状态已变，这一步现在不能做 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 图片太大 */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 不是图片 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{ticket_id}/screenshots/{screenshot_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The picture, drawn anew. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ticket_id: number;
                    screenshot_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description 截图（WebP） */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description 没有这张工单，或不属于您 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 这张图片不能显示 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{ticket_id}/steps/{step_id}/tried": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 已试过 one step of a solution. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ticket_id: number;
                    step_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketOut"];
                    };
                };
                /** @description 没有这张工单，或不属于您 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 工单的状态已变，这一步现在不能做 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The person's own uploads, newest first, with how many stand where. */
        get: {
            parameters: {
                query?: {
                    state?: components["schemas"]["UploadState"] | null;
                    q?: string | null;
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UploadPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Hand in one file (header Idempotency-Key required); it gets its reference number at once. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description 同一次提交重试时不变；同键同内容得到同一答复。 */
                    "Idempotency-Key": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "multipart/form-data": components["schemas"]["UploadIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UploadOut"];
                    };
                };
                /** @description 同一幂等键配了另一份内容 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 文件超过大小上限 */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 不是支持的格式，或文件已损坏 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How up to 50 own uploads stand now. */
        get: {
            parameters: {
                query: {
                    ids: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UploadStatesOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{upload_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One own upload. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UploadOut"];
                    };
                };
                /** @description 不存在，或不是您上传的文件 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{upload_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give up a file that waits for confirmation; its original stays. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["DiscardIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UploadOut"];
                    };
                };
                /** @description 不存在，或不是您上传的文件 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 不在待确认中 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{upload_id}/entry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep the invoice typed off a waiting file (header Idempotency-Key required). */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description 同一次提交重试时不变；同键同内容得到同一答复。 */
                    "Idempotency-Key": string;
                };
                path: {
                    upload_id: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["EntryIn"];
                };
            };
            responses: {
                /** @description 重复发票 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ScanOut"];
                    };
                };
                /** @description 不存在，或不是您上传的文件 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 不在待确认中，或同键不同内容 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 内容有误 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{upload_id}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file as it was sent. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description 原件，一个字节也没有改动 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description 不存在，或不是您上传的文件 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{upload_id}/pages/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page as a picture, without what the camera wrote into the file. */
        get: {
            parameters: {
                query?: {
                    size?: components["schemas"]["PageSize"];
                };
                header?: never;
                path: {
                    upload_id: number;
                    page: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description 这一页的图片（WebP） */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description 不存在，或不是您上传的文件 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 这一页不能预览 */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{upload_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at the file again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UploadOut"];
                    };
                };
                /** @description 不存在，或不是您上传的文件 */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 不能重新识别 */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was asked about the person's own invoices, newest first, by keyset. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HistoryPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vouchers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was paid in a period, with its voucher or the suggestion of one. */
        get: {
            parameters: {
                query: {
                    limit?: number;
                    cursor?: string | null;
                    period: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoucherPageOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** 生成凭证, each with its own answer; one that is made keeps its number. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["MakeVouchersIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManyOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vouchers/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The vouchers of a period as CSV (docs/reference/voucher-csv.md). */
        get: {
            parameters: {
                query: {
                    period: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description CSV 文件 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vouchers/subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 会计科目 of money, advances and what is left to pay. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SubjectsOut"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Other subjects for vouchers made from now on. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["SubjectsIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SubjectsOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description 错误：原因与办法见 detail */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AcknowledgeIn
         * @description 已了解: which alarm, by its ``id``, and why a clearing may begin all the same.
         */
        AcknowledgeIn: {
            /** Alarm */
            alarm: string;
            /** Reason */
            reason: string;
        };
        /**
         * AcknowledgedOut
         * @description Who took note of it. ``until``: another word is needed after that.
         */
        AcknowledgedOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Reason */
            reason: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * ActIn
         * @description An act on the claim that was seen as ``version``; a stale one is answered with 409.
         */
        ActIn: {
            /**
             * Comment
             * @default
             */
            comment?: string;
            /** Version */
            version: number;
        };
        /**
         * Action
         * @description The one thing to do about a cause.
         * @enum {string}
         */
        Action: "wait" | "retry" | "plan" | "compare" | "open_neighbour" | "scan" | "ask_issuer" | "tell_admin" | "by_hand";
        /**
         * AddressConfirmedOut
         * @description Whose address is confirmed, and whether he still waits for an administrator.
         */
        AddressConfirmedOut: {
            /** Awaits Approval */
            awaits_approval: boolean;
            /** Username */
            username: string;
        };
        /**
         * AddressOut
         * @description The one right address of the web client; None when the operator has set none.
         */
        AddressOut: {
            /** Address */
            address: string | null;
        };
        /**
         * AdvanceLeftOut
         * @description An own advance with money left to settle.
         */
        AdvanceLeftOut: {
            /** Claim No */
            claim_no: string;
            /** Id */
            id: number;
            /** Left Fen */
            left_fen: number;
            /** Paid Fen */
            paid_fen: number;
            /** Purpose */
            purpose: string;
            /** Repay By */
            repay_by: string | null;
        };
        /**
         * AdvancePageOut
         * @description Longest due first; the sums are of all pages.
         */
        AdvancePageOut: {
            /** Count */
            count: number;
            /** Items */
            items: components["schemas"]["AdvanceRow"][];
            /** Left Fen */
            left_fen: number;
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * AdvanceRow
         * @description An advance with money left; ``days_overdue`` 0 = in time, or without a day to repay by.
         */
        AdvanceRow: {
            /** Claim No */
            claim_no: string;
            claimant: components["schemas"]["PersonRef"];
            /** Days Overdue */
            days_overdue: number;
            /** Id */
            id: number;
            /** Left Fen */
            left_fen: number;
            /** Paid Fen */
            paid_fen: number;
            /**
             * Paid On
             * Format: date
             */
            paid_on: string;
            /** Purpose */
            purpose: string;
            /** Repay By */
            repay_by: string | null;
            /** Version */
            version: number;
        };
        /**
         * AdvancesOut
         * @description Advances of one claimant that are not wholly settled.
         */
        AdvancesOut: {
            /** Items */
            items: components["schemas"]["AdvanceLeftOut"][];
        };
        /**
         * Agreement
         * @description How the values of one field stand to each other; ``UNKNOWN``: nobody can tell yet.
         * @enum {string}
         */
        Agreement: "same" | "differs" | "unknown";
        /**
         * AlarmOut
         * @description 现象, 原因, 怎么办 of one alarm as it stands now; another ``id`` is another alarm.
         *
         *     A red one has to be gone, no word helps. ``reader`` None = it concerns the whole desk;
         *     ``session_id``: the clearing that it tells of. ``acknowledged`` None = not yet, or no more.
         */
        AlarmOut: {
            acknowledged: components["schemas"]["AcknowledgedOut"] | null;
            /** Cause */
            cause: string;
            /** Code */
            code: string | null;
            /** Detail */
            detail: string;
            /** Id */
            id: string;
            /** Reader */
            reader: string | null;
            /** Remedy */
            remedy: string;
            /** Session Id */
            session_id: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "yellow" | "red";
            /** What */
            what: string;
        };
        /**
         * AlarmTakenOut
         * @description One alarm under which a clearing was begun, as it was then.
         */
        AlarmTakenOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Cause */
            cause: string;
            /** Code */
            code: string | null;
            /** Detail */
            detail: string;
            /** Reason */
            reason: string;
            /** Remedy */
            remedy: string;
            /** What */
            what: string;
        };
        /**
         * AmountMeaning
         * @description Which amount a stored amount is; the two are never reconciled with each other.
         * @enum {string}
         */
        AmountMeaning: "without_tax" | "with_tax" | "unknown";
        /**
         * ApproveIn
         * @description 同意; lines that are not named are granted as they stand.
         */
        ApproveIn: {
            /**
             * Comment
             * @default
             */
            comment?: string;
            /** Lines */
            lines?: components["schemas"]["LineDecisionIn"][];
            /** Version */
            version: number;
        };
        /**
         * ApproveManyIn
         * @description 批量同意: only claims without hits pass; each has its own answer.
         */
        ApproveManyIn: {
            /** Claims */
            claims: components["schemas"]["SeenClaimIn"][];
        };
        /**
         * ArchiveManyIn
         * @description 归档 of several, each with its own answer.
         */
        ArchiveManyIn: {
            /** Claims */
            claims: components["schemas"]["SeenClaimIn"][];
        };
        /**
         * AttachmentIn
         * @description One file of a claim; ``line_key`` empty = of the claim as a whole.
         */
        AttachmentIn: {
            /**
             * File
             * Format: binary
             */
            file: string;
            /**
             * Line Key
             * @default
             */
            line_key?: string;
            /** @default supporting_doc */
            role?: components["schemas"]["AttachmentRole"];
        };
        /**
         * AttachmentOut
         * @description 佐证 or 回单; bytes and pages are asked for by its id.
         */
        AttachmentOut: {
            /**
             * Added At
             * Format: date-time
             */
            added_at: string;
            added_by: components["schemas"]["PersonRef"];
            /** Byte Count */
            byte_count: number;
            /** File Name */
            file_name: string;
            /** Format Label */
            format_label: string;
            /** Id */
            id: number;
            /** Line Key */
            line_key: string | null;
            /** Pages */
            pages: number;
            role: components["schemas"]["AttachmentRole"];
        };
        /**
         * AttachmentRole
         * @description What a file is to a claim.
         * @enum {string}
         */
        AttachmentRole: "supporting_doc" | "bank_slip";
        /**
         * AttemptOut
         * @description One try; without ``finished_at`` it is under way.
         */
        AttemptOut: {
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Differences */
            differences: components["schemas"]["DifferenceOut"][];
            /** Evidence */
            evidence: boolean;
            /** Finished At */
            finished_at: string | null;
            /** Id */
            id: number;
            /** Is Sandbox */
            is_sandbox: boolean;
            /** Message */
            message: string;
            /** Note */
            note: string | null;
            outcome: components["schemas"]["Outcome"] | null;
            /** Person Name */
            person_name: string | null;
            /** Provider */
            provider: string;
            /** Raw Code */
            raw_code: string | null;
        };
        /**
         * BackupActIn
         * @description 再次核验 or 取出文件; neither writes to card or database.
         */
        BackupActIn: {
            /**
             * Act
             * @enum {string}
             */
            act: "check" | "take_out";
        };
        /**
         * BackupAnswerOut
         * @description What a station was asked; ``answered_at`` None = it has not answered yet.
         *
         *     ``detail`` names what the problem is about; ``folder`` is where the files lie at the desk.
         */
        BackupAnswerOut: {
            /**
             * Act
             * @enum {string}
             */
            act: "check" | "take_out";
            /** Answered At */
            answered_at: string | null;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            asked_by: components["schemas"]["ClearPersonRef"] | null;
            /** Detail */
            detail: string;
            /** Files */
            files: components["schemas"]["BackupFileOut"][];
            /** Folder */
            folder: string | null;
            /** Id */
            id: number;
            /** Place */
            place: string;
            problem: components["schemas"]["ClearProblemOut"] | null;
            product: components["schemas"]["BackupCopyOut"] | null;
        };
        /**
         * BackupCopyOut
         * @description The product's own copy. ``wanted``: originals at that time; ``originals``: there now.
         */
        BackupCopyOut: {
            /** Byte Count */
            byte_count: number;
            /** File */
            file: string;
            /** Originals */
            originals: number;
            /** Place */
            place: string;
            state: components["schemas"]["CopyState"];
            /** Wanted */
            wanted: number;
        };
        /**
         * BackupDifference
         * @description What differs now from what a session left (F21).
         * @enum {string}
         */
        BackupDifference: "journal" | "server_copy" | "backup" | "invoices";
        /**
         * BackupFileOut
         * @description A file inside.
         */
        BackupFileOut: {
            /** Byte Count */
            byte_count: number;
            /** Name */
            name: string;
        };
        /**
         * BackupsOut
         * @description Newest first.
         */
        BackupsOut: {
            /** Items */
            items: components["schemas"]["ClearBackupRow"][];
            /** May Act */
            may_act: boolean;
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * BankColumnIn
         * @description One column of the bank's file; ``text`` is what the field of that name writes.
         */
        BankColumnIn: {
            field: components["schemas"]["BankField"];
            /** Header */
            header: string;
            /**
             * Text
             * @default
             */
            text?: string;
        };
        /**
         * BankColumnOut
         * @description One column of the bank's file.
         */
        BankColumnOut: {
            field: components["schemas"]["BankField"];
            /** Header */
            header: string;
            /** Text */
            text: string;
        };
        /**
         * BankField
         * @description What can stand in a column.
         * @enum {string}
         */
        BankField: "sequence" | "holder" | "account_number" | "bank_name" | "amount_yuan" | "purpose" | "claim_no" | "batch_no" | "text";
        /**
         * BankFileIn
         * @description ``recheck_reason``: why claims go to the bank without a yes of 查验.
         */
        BankFileIn: {
            /**
             * Recheck Reason
             * @default
             */
            recheck_reason?: string;
        };
        /**
         * BankLayoutIn
         * @description How the bank wants its file; no columns = the usual ones.
         */
        BankLayoutIn: {
            /** Columns */
            columns: components["schemas"]["BankColumnIn"][];
            delimiter: components["schemas"]["Delimiter"];
            encoding: components["schemas"]["Encoding"];
        };
        /**
         * BankLayoutOut
         * @description The layout in use; ``is_usual``: nobody has chosen columns.
         */
        BankLayoutOut: {
            /** Columns */
            columns: components["schemas"]["BankColumnOut"][];
            delimiter: components["schemas"]["Delimiter"];
            encoding: components["schemas"]["Encoding"];
            /** Is Usual */
            is_usual: boolean;
        };
        /**
         * Basis
         * @description Which claims, on which day: submitted (and not given back), or paid.
         * @enum {string}
         */
        Basis: "submitted" | "paid";
        /**
         * BatchClaimOut
         * @description One claim of a batch; ``is_standing`` False = taken out again.
         */
        BatchClaimOut: {
            /** Amount Fen */
            amount_fen: number;
            /** Claim No */
            claim_no: string;
            claimant: components["schemas"]["PersonRef"];
            /** Id */
            id: number;
            /** Is Standing */
            is_standing: boolean;
            payee: components["schemas"]["PayeeOut"] | null;
            recheck: components["schemas"]["ClaimRecheckOut"];
            status: components["schemas"]["ClaimStatus"];
            /** Version */
            version: number;
        };
        /**
         * BatchOut
         * @description A batch with its claims.
         */
        BatchOut: {
            /** Amount Fen */
            amount_fen: number;
            /** Batch No */
            batch_no: string;
            /** Claim Count */
            claim_count: number;
            /** Claims */
            claims: components["schemas"]["BatchClaimOut"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            created_by: components["schemas"]["PersonRef"];
            /** Exported At */
            exported_at: string | null;
            /** Id */
            id: number;
            /** Paid Count */
            paid_count: number;
            /** Released At */
            released_at: string | null;
            state: components["schemas"]["BatchState"];
        };
        /**
         * BatchPageOut
         * @description Newest first.
         */
        BatchPageOut: {
            /** Items */
            items: components["schemas"]["BatchRow"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * BatchRef
         * @description The batch that a claim stands in.
         */
        BatchRef: {
            /** Batch No */
            batch_no: string;
            /** Id */
            id: number;
        };
        /**
         * BatchRow
         * @description 批次; counts and sum are of the claims that stand in it.
         */
        BatchRow: {
            /** Amount Fen */
            amount_fen: number;
            /** Batch No */
            batch_no: string;
            /** Claim Count */
            claim_count: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            created_by: components["schemas"]["PersonRef"];
            /** Exported At */
            exported_at: string | null;
            /** Id */
            id: number;
            /** Paid Count */
            paid_count: number;
            /** Released At */
            released_at: string | null;
            state: components["schemas"]["BatchState"];
        };
        /**
         * BatchState
         * @description 一批付款.
         * @enum {string}
         */
        BatchState: "open" | "exported" | "paid" | "released";
        /**
         * BoundedCountOut
         * @description How many invoices; counted up to 100, ``is_more`` says that there are more.
         */
        BoundedCountOut: {
            /** Count */
            count: number;
            /** Is More */
            is_more: boolean;
        };
        /**
         * BoxCountsOut
         * @description How many claims wait: badges of 报销 and cards of 首页.
         */
        BoxCountsOut: {
            /** Drafts */
            drafts: number;
            /** Returned */
            returned: number;
            /** To Approve */
            to_approve: number;
            /** To Pay */
            to_pay: number;
        };
        /**
         * BudgetIn
         * @description A budget as it is to be. ``seen_fen`` is what was seen of it; None = there was none.
         */
        BudgetIn: {
            /** Amount Fen */
            amount_fen: number;
            /** Department Id */
            department_id: number;
            /**
             * Expense Type Id
             * @default null
             */
            expense_type_id?: number | null;
            /** Period */
            period: string;
            /**
             * Seen Fen
             * @default null
             */
            seen_fen?: number | null;
        };
        /**
         * BudgetLeftOut
         * @description 预算: what would be left of one budget after this claim; below 0 = exceeded.
         */
        BudgetLeftOut: {
            /** Amount Fen */
            amount_fen: number;
            /** Department */
            department: string;
            /** Expense Type */
            expense_type: string | null;
            /** Left Fen */
            left_fen: number;
            /** Period */
            period: string;
            /** This Claim Fen */
            this_claim_fen: number;
            /** Used Fen */
            used_fen: number;
        };
        /**
         * BudgetOut
         * @description A budget and what is left of it; below 0 = exceeded.
         */
        BudgetOut: {
            /** Amount Fen */
            amount_fen: number;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            changed_by: components["schemas"]["PersonRef"];
            department: components["schemas"]["DepartmentRef"];
            expense_type: components["schemas"]["TypeRef"] | null;
            /** Id */
            id: number;
            /** Left Fen */
            left_fen: number;
            /** Period */
            period: string;
            /** Used Fen */
            used_fen: number;
        };
        /**
         * BudgetsLeftOut
         * @description What is left of the budgets of one's own department, this month and this year.
         */
        BudgetsLeftOut: {
            /** Items */
            items: components["schemas"]["BudgetLeftOut"][];
        };
        /**
         * BudgetsOut
         * @description One page of budgets by department and period, and what a new one is chosen from.
         */
        BudgetsOut: {
            /** Departments */
            departments: components["schemas"]["DepartmentRef"][];
            /** Expense Types */
            expense_types: components["schemas"]["TypeRef"][];
            /** Items */
            items: components["schemas"]["BudgetOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * By
         * @description What statistics add up for.
         * @enum {string}
         */
        By: "month" | "type" | "person" | "department" | "company";
        /**
         * CalendarOut
         * @description A new secret address; it is shown this once.
         */
        CalendarOut: {
            /** Url */
            url: string;
        };
        /**
         * CardReaderOut
         * @description One reader; ``session_id``: a session under way on it.
         */
        CardReaderOut: {
            card: components["schemas"]["TaxCardOut"] | null;
            /** Name */
            name: string;
            /** Session Id */
            session_id: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "empty" | "card" | "busy" | "mute" | "unsupported";
        };
        /**
         * CauseOut
         * @description Why there is no good answer, what says so, and the one thing to do.
         *
         *     ``link_id`` is the invoice that ``open_neighbour`` opens.
         */
        CauseOut: {
            action: components["schemas"]["Action"];
            /** Code */
            code: string;
            /** Facts */
            facts: components["schemas"]["EvidenceFactOut"][];
            /** Is Likely */
            is_likely: boolean;
            /** Link Id */
            link_id: number | null;
            /** What */
            what: string;
        };
        /**
         * ChallengeOut
         * @description How the confirmation is proved: by a code that was mailed, or by the password.
         */
        ChallengeOut: {
            /**
             * By
             * @enum {string}
             */
            by: "mail" | "password";
            /** Expires At */
            expires_at: string | null;
            /** Sent To */
            sent_to: string | null;
        };
        /**
         * Channel
         * @description How a notice leaves the house; the inbox (站内信) is no channel, it is always there.
         * @enum {string}
         */
        Channel: "email" | "webpush" | "robot";
        /**
         * CheckLineIn
         * @description One line of the desk's own pre-check; ``alarm`` names it as it stands, None = it is none.
         */
        CheckLineIn: {
            /**
             * Alarm
             * @default null
             */
            alarm?: string | null;
            /**
             * Cause
             * @default
             */
            cause?: string;
            /**
             * Code
             * @default null
             */
            code?: string | null;
            /**
             * Detail
             * @default
             */
            detail?: string;
            /**
             * Reader
             * @default null
             */
            reader?: string | null;
            /**
             * Remedy
             * @default
             */
            remedy?: string;
            /**
             * State
             * @enum {string}
             */
            state: "green" | "yellow" | "red";
            /** What */
            what: string;
        };
        /**
         * CheckLineOut
         * @description One line of a pre-check; ``code`` is a QK code or None; ``is_alarm``: it wants a word.
         */
        CheckLineOut: {
            /** Code */
            code: string | null;
            /** Detail */
            detail: string;
            /** Is Alarm */
            is_alarm: boolean;
            /** Remedy */
            remedy: string;
            /**
             * State
             * @enum {string}
             */
            state: "green" | "yellow" | "red";
            /** What */
            what: string;
        };
        /**
         * ClaimAction
         * @description What somebody does with a claim.
         * @enum {string}
         */
        ClaimAction: "save" | "attach" | "detach" | "submit" | "withdraw" | "cancel" | "nudge" | "approve" | "reject" | "return" | "transfer" | "add_approver" | "waive" | "return_from_payment" | "pay" | "add_slip" | "archive" | "release";
        /**
         * ClaimBox
         * @description The lists of 报销.
         * @enum {string}
         */
        ClaimBox: "mine" | "to_approve" | "approved" | "cc" | "to_pay" | "company";
        /**
         * ClaimChoicesOut
         * @description What the editor offers: types, departments, own accounts, whom one may claim for.
         */
        ClaimChoicesOut: {
            /** Colleagues */
            colleagues: components["schemas"]["PersonRef"][];
            /** Departments */
            departments: components["schemas"]["DepartmentOut"][];
            /** Expense Types */
            expense_types: components["schemas"]["ExpenseTypeOut"][];
            /** May Claim For */
            may_claim_for: components["schemas"]["PersonRef"][];
            /** Own Department Id */
            own_department_id: number | null;
            /** Payee Accounts */
            payee_accounts: components["schemas"]["PayeeAccountOut"][];
        };
        /**
         * ClaimKind
         * @description 报销单 or 借款单: an advance goes the same way, without invoices.
         * @enum {string}
         */
        ClaimKind: "expense" | "advance";
        /**
         * ClaimOut
         * @description A whole claim; ``actions`` is what the asking person may do with it now.
         */
        ClaimOut: {
            /** Actions */
            actions: components["schemas"]["ClaimAction"][];
            /** Advance Left Fen */
            advance_left_fen: number | null;
            /** Approved Fen */
            approved_fen: number | null;
            /** Attachments */
            attachments: components["schemas"]["AttachmentOut"][];
            /** Claim No */
            claim_no: string;
            claimant: components["schemas"]["PersonRef"];
            /** Claw Backs */
            claw_backs: components["schemas"]["ClawBackOut"][];
            /** Company */
            company: string;
            /** Copied To */
            copied_to: components["schemas"]["PersonRef"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            created_by: components["schemas"]["PersonRef"];
            /** Currency */
            currency: string;
            /** Department */
            department: string | null;
            /** Department Id */
            department_id: number | null;
            /** Events */
            events: components["schemas"]["EventOut"][];
            /** Hits */
            hits: {
                [key: string]: number;
            };
            /** Id */
            id: number;
            kind: components["schemas"]["ClaimKind"];
            /** Line Count */
            line_count: number;
            /** Lines */
            lines: components["schemas"]["LineOut"][];
            /** Offset Fen */
            offset_fen: number;
            /** Offsets */
            offsets: components["schemas"]["OffsetOut"][];
            /** Payable Fen */
            payable_fen: number;
            payee: components["schemas"]["PayeeOut"] | null;
            payment: components["schemas"]["PaymentOut"] | null;
            /** Purpose */
            purpose: string;
            /** Repay By */
            repay_by: string | null;
            /** Round */
            round: number;
            /** Rule Hits */
            rule_hits: components["schemas"]["HitOut"][];
            status: components["schemas"]["ClaimStatus"];
            /** Steps */
            steps: components["schemas"]["StepOut"][];
            /** Submitted At */
            submitted_at: string | null;
            /** Total Fen */
            total_fen: number;
            /**
             * Touched At
             * Format: date-time
             */
            touched_at: string;
            /** Version */
            version: number;
            /** Waiting For */
            waiting_for: string[];
        };
        /**
         * ClaimPageOut
         * @description One page of a list of claims, newest first.
         */
        ClaimPageOut: {
            /** Items */
            items: components["schemas"]["ClaimRow"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ClaimRecheckOut
         * @description A claim's recheck; ``state`` is the worst of its invoices, None without any.
         */
        ClaimRecheckOut: {
            /** Claim Id */
            claim_id: number;
            /** Invoices */
            invoices: components["schemas"]["RecheckOut"][];
            state: components["schemas"]["RecheckState"] | null;
        };
        /**
         * ClaimRow
         * @description One line of a list. ``hits`` counts by level; ``waiting_for`` are who must act now.
         */
        ClaimRow: {
            /** Approved Fen */
            approved_fen: number | null;
            /** Claim No */
            claim_no: string;
            claimant: components["schemas"]["PersonRef"];
            /** Currency */
            currency: string;
            /** Department */
            department: string | null;
            /** Hits */
            hits: {
                [key: string]: number;
            };
            /** Id */
            id: number;
            kind: components["schemas"]["ClaimKind"];
            /** Line Count */
            line_count: number;
            /** Purpose */
            purpose: string;
            status: components["schemas"]["ClaimStatus"];
            /** Submitted At */
            submitted_at: string | null;
            /** Total Fen */
            total_fen: number;
            /**
             * Touched At
             * Format: date-time
             */
            touched_at: string;
            /** Version */
            version: number;
            /** Waiting For */
            waiting_for: string[];
        };
        /**
         * ClaimSettingsIn
         * @description The organisation's numbers for claims.
         */
        ClaimSettingsIn: {
            /** Claim Within Days */
            claim_within_days: number;
            /** Draft Idle Days */
            draft_idle_days: number;
            /** Nudge After Hours */
            nudge_after_hours: number;
            /** Recheck After Hours */
            recheck_after_hours: number;
            /** Unclaimed Days */
            unclaimed_days: number;
        };
        /**
         * ClaimSettingsOut
         * @description A draft that lies idle longer than ``draft_idle_days`` lets go of its invoices.
         *
         *     ``unclaimed_days``: from when an invoice is called unclaimed; ``claim_within_days``: until
         *     when it should be claimed; ``recheck_after_hours``: how fresh a verification must be at
         *     payment; ``nudge_after_hours``: between two nudges.
         */
        ClaimSettingsOut: {
            /** Claim Within Days */
            claim_within_days: number;
            /** Draft Idle Days */
            draft_idle_days: number;
            /** Nudge After Hours */
            nudge_after_hours: number;
            /** Recheck After Hours */
            recheck_after_hours: number;
            /** Unclaimed Days */
            unclaimed_days: number;
        };
        /**
         * ClaimStatus
         * @description 单据状态.
         * @enum {string}
         */
        ClaimStatus: "draft" | "submitted" | "in_approval" | "returned" | "rejected" | "withdrawn" | "cancelled" | "approved" | "paid" | "archived";
        /**
         * ClaimableOut
         * @description An invoice with what can be claimed of it; obstacles empty = it can be chosen.
         */
        ClaimableOut: {
            /** Claimable Fen */
            claimable_fen: number | null;
            invoice: components["schemas"]["InvoiceRow"];
            /** Obstacles */
            obstacles: components["schemas"]["ObstacleOut"][];
        };
        /**
         * ClaimablePageOut
         * @description Invoices of the claimant, newest capture first, those that cannot be chosen too.
         */
        ClaimablePageOut: {
            /** Items */
            items: components["schemas"]["ClaimableOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ClawBackOut
         * @description 追回 or 退回 opened over this claim.
         */
        ClawBackOut: {
            /** Amount Fen */
            amount_fen: number;
            /** Id */
            id: number;
            /** Invoice Id */
            invoice_id: number;
            /** Invoice Number */
            invoice_number: string;
            /** Is Paid */
            is_paid: boolean;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Reason */
            reason: string;
            /** State */
            state: string;
        };
        /**
         * ClawBackPageOut
         * @description Newest first; the sums are of all open ones.
         */
        ClawBackPageOut: {
            /** Items */
            items: components["schemas"]["ClawBackRow"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Open Count */
            open_count: number;
            /** Open Fen */
            open_fen: number;
        };
        /**
         * ClawBackRow
         * @description 追回 (``is_paid``) or 退回, with who has to give the money back.
         */
        ClawBackRow: {
            /** Amount Fen */
            amount_fen: number;
            /** Claim Id */
            claim_id: number;
            /** Claim No */
            claim_no: string;
            claim_status: components["schemas"]["ClaimStatus"];
            /** Claim Version */
            claim_version: number;
            claimant: components["schemas"]["PersonRef"];
            /** Ended At */
            ended_at: string | null;
            ended_by: components["schemas"]["PersonRef"] | null;
            /** Id */
            id: number;
            /** Invoice Id */
            invoice_id: number;
            /** Invoice Number */
            invoice_number: string;
            /** Is Paid */
            is_paid: boolean;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Reason */
            reason: string;
            /** Recovered Fen */
            recovered_fen: number | null;
            /** Remark */
            remark: string;
            /** Seller Name */
            seller_name: string | null;
            state: components["schemas"]["ClawBackState"];
        };
        /**
         * ClawBackState
         * @description 追回.
         * @enum {string}
         */
        ClawBackState: "open" | "recovered" | "closed";
        /**
         * ClearApproveIn
         * @description 复核 of the figures that were seen.
         */
        ClearApproveIn: {
            /** Fingerprints */
            fingerprints: {
                [key: string]: string;
            };
        };
        /**
         * ClearBackupOut
         * @description The backup that was made before anything else; read again when ``is_verified``.
         */
        ClearBackupOut: {
            /** Byte Count */
            byte_count: number;
            /** File */
            file: string;
            /** Is Held */
            is_held: boolean;
            /** Is Verified */
            is_verified: boolean;
            /** Product */
            product: {
                [key: string]: unknown;
            } | null;
            /** Sha256 */
            sha256: string;
        };
        /**
         * ClearBackupRow
         * @description One backup. ``place`` and counts are None where an older station did not say.
         *
         *     ``reported_count``: our invoices that the session reported, and how many are left of them.
         */
        ClearBackupRow: {
            /** Answers */
            answers: components["schemas"]["BackupAnswerOut"][];
            /** Byte Count */
            byte_count: number;
            /** Card Files */
            card_files: number | null;
            /** Device Label */
            device_label: string;
            /** Differences */
            differences: components["schemas"]["BackupDifference"][];
            /** File */
            file: string;
            /** Is Held */
            is_held: boolean;
            /** Is Rebuilt */
            is_rebuilt: boolean;
            /** Is Sandbox */
            is_sandbox: boolean;
            kind: components["schemas"]["ClearKind"];
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            newest_sound: components["schemas"]["SoundBackupOut"] | null;
            nightly: components["schemas"]["NightlyOut"] | null;
            /** Own Files */
            own_files: number | null;
            /** Place */
            place: string | null;
            product: components["schemas"]["OwnCopyOut"] | null;
            /** Reported Count */
            reported_count: number | null;
            /** Reported Now */
            reported_now: number | null;
            /** Session Id */
            session_id: string;
            /** Sha256 */
            sha256: string;
            state: components["schemas"]["ClearState"];
            /** Station Id */
            station_id: number;
            /** Station Is Alive */
            station_is_alive: boolean;
            /** Station Name */
            station_name: string;
        };
        /**
         * ClearConfirmIn
         * @description 确认清卡: the figures that were seen, and the fresh code or the password.
         */
        ClearConfirmIn: {
            /**
             * Code
             * @default null
             */
            code?: string | null;
            /** Fingerprints */
            fingerprints: {
                [key: string]: string;
            };
            /**
             * Password
             * @default null
             */
            password?: string | null;
        };
        /**
         * ClearDeviceOut
         * @description One device. ``open_session_id``: under way now; ``last_session_id``: the last one at all.
         */
        ClearDeviceOut: {
            /** Cleared Until */
            cleared_until: string | null;
            cycle: components["schemas"]["Cycle"];
            /** Device No */
            device_no: string;
            /** Id */
            id: number;
            /** Label */
            label: string;
            /** Last Ended At */
            last_ended_at: string | null;
            /** Last Session Id */
            last_session_id: string | null;
            last_state: components["schemas"]["ClearState"] | null;
            /** Limit Date */
            limit_date: string | null;
            /** Machines */
            machines: string[];
            next: components["schemas"]["NextClearingOut"] | null;
            /** Open Session Id */
            open_session_id: string | null;
            open_state: components["schemas"]["ClearState"] | null;
            responsible: components["schemas"]["ClearPersonRef"] | null;
            /**
             * Seen At
             * Format: date-time
             */
            seen_at: string;
            /** Taxpayer Name */
            taxpayer_name: string;
            /** Taxpayer No */
            taxpayer_no: string;
            /** Valid From */
            valid_from: string | null;
            /** Valid Until */
            valid_until: string | null;
            /** Version */
            version: string;
        };
        /**
         * ClearDevicesOut
         * @description All devices that were ever seen.
         */
        ClearDevicesOut: {
            /** Items */
            items: components["schemas"]["ClearDeviceOut"][];
        };
        /**
         * ClearKind
         * @description 清卡类型.
         * @enum {string}
         */
        ClearKind: "MONTHLY" | "GROUP" | "ANNUAL" | "SPECIAL";
        /**
         * ClearLedgerItemOut
         * @description Fen of one tax item, rate or invoice type; None = that side has no such line.
         */
        ClearLedgerItemOut: {
            /** Device Normal Fen */
            device_normal_fen: number | null;
            /** Device Return Fen */
            device_return_fen: number | null;
            /** Label */
            label: string;
            /** Our Normal Fen */
            our_normal_fen: number | null;
            /** Our Return Fen */
            our_return_fen: number | null;
        };
        /**
         * ClearLedgerOut
         * @description One period of the device against what our own ledger has issued by this taxpayer.
         *
         *     ``uploaded`` counts invoices that the bureau has answered for; differences are the device's
         *     less ours.
         */
        ClearLedgerOut: {
            /** Device Normal Fen */
            device_normal_fen: number;
            /** Device Return Fen */
            device_return_fen: number;
            /** Items */
            items: components["schemas"]["ClearLedgerItemOut"][];
            /** Normal Difference Fen */
            normal_difference_fen: number;
            /** Our Count */
            our_count: number;
            /** Our Normal Fen */
            our_normal_fen: number;
            /** Our Return Fen */
            our_return_fen: number;
            /**
             * Period End
             * Format: date
             */
            period_end: string;
            /**
             * Period Start
             * Format: date
             */
            period_start: string;
            /** Return Difference Fen */
            return_difference_fen: number;
            /** Uploaded Count */
            uploaded_count: number;
            /** Waiting Count */
            waiting_count: number;
        };
        /**
         * ClearLogLineOut
         * @description One line of the live log; ``id`` is what Last-Event-ID names.
         */
        ClearLogLineOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Code */
            code: string | null;
            /** Id */
            id: number;
            /** Is Error */
            is_error: boolean;
            /** Kind */
            kind: string;
            /** Percent */
            percent: number;
            state: components["schemas"]["ClearState"];
            /** Text */
            text: string;
            /** Unit Id */
            unit_id: string;
        };
        /**
         * ClearMayOut
         * @description What the asking person may do now.
         */
        ClearMayOut: {
            /** Abort */
            abort: boolean;
            /** Approve */
            approve: boolean;
            /** Confirm */
            confirm: boolean;
            /** Pause */
            pause: boolean;
            /** Resume */
            resume: boolean;
            /** Sign Off */
            sign_off: boolean;
            /** Take Over */
            take_over: boolean;
            /** Unlock */
            unlock: boolean;
        };
        /**
         * ClearNeedsOut
         * @description What the session waits for from people.
         */
        ClearNeedsOut: {
            /** Approval */
            approval: boolean;
            /** Confirmation */
            confirmation: boolean;
            /** Secret */
            secret: boolean;
            /** Sign Off */
            sign_off: boolean;
        };
        /**
         * ClearOperatorsOut
         * @description Who may clear for the asking person's company: names only.
         */
        ClearOperatorsOut: {
            /** Items */
            items: components["schemas"]["ClearPersonRef"][];
        };
        /**
         * ClearPauseIn
         * @description 暂停; the reason is for the others.
         */
        ClearPauseIn: {
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * ClearPersonRef
         * @description A person by name.
         */
        ClearPersonRef: {
            /** Display Name */
            display_name: string;
            /** Id */
            id: number;
        };
        /**
         * ClearProblemOut
         * @description What a code means: 现象, 原因, 怎么办.
         */
        ClearProblemOut: {
            /** Cause */
            cause: string;
            /** Code */
            code: string;
            /** Phenomenon */
            phenomenon: string;
            /** Remedy */
            remedy: string;
        };
        /**
         * ClearReportOut
         * @description One clearing for the record. ``is_whole``: the journal's chain fits from end to end.
         */
        ClearReportOut: {
            /** Acknowledged */
            acknowledged: components["schemas"]["AlarmTakenOut"][];
            /** Approved At */
            approved_at: string | null;
            approved_by: components["schemas"]["ClearPersonRef"] | null;
            backup: components["schemas"]["ClearBackupOut"] | null;
            /** Checks */
            checks: components["schemas"]["CheckLineOut"][];
            /** Code */
            code: string | null;
            /** Confirmed At */
            confirmed_at: string | null;
            confirmed_by: components["schemas"]["ClearPersonRef"] | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Device Id */
            device_id: number | null;
            /** Device Label */
            device_label: string;
            /** Done Count */
            done_count: number;
            /** Ended At */
            ended_at: string | null;
            has_register_updated: components["schemas"]["RegisterUpdate"] | null;
            /** Id */
            id: string;
            /** Identity */
            identity: {
                [key: string]: unknown;
            } | null;
            /** Is Rebuilt */
            is_rebuilt: boolean;
            /** Is Sandbox */
            is_sandbox: boolean;
            /** Is Signed Off */
            is_signed_off: boolean;
            /** Is Taken Over */
            is_taken_over: boolean;
            /** Is Whole */
            is_whole: boolean;
            /** Journal */
            journal: components["schemas"]["ReportEntryOut"][];
            /** Journal Sha256 */
            journal_sha256: string;
            kind: components["schemas"]["ClearKind"];
            /** Ledgers */
            ledgers: components["schemas"]["ClearLedgerOut"][];
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Next Try At */
            next_try_at: string | null;
            operator: components["schemas"]["ClearPersonRef"];
            /** Over */
            over: string | null;
            /** Pause */
            pause: string | null;
            /** Percent */
            percent: number;
            /** Period End */
            period_end: string | null;
            /** Period Start */
            period_start: string | null;
            phase: components["schemas"]["Phase"] | null;
            /** Reader */
            reader: string;
            /** Reason */
            reason: string | null;
            /** Signed Off At */
            signed_off_at: string | null;
            signed_off_by: components["schemas"]["ClearPersonRef"] | null;
            state: components["schemas"]["ClearState"];
            /** Station Id */
            station_id: number;
            /** Station Name */
            station_name: string;
            /** Steps */
            steps: components["schemas"]["ClearStepOut"][];
            /** Title */
            title: string;
            /** Took S */
            took_s: number | null;
            /** Unit Count */
            unit_count: number;
            /** Units */
            units: components["schemas"]["ClearUnitOut"][];
            /** Versions */
            versions: {
                [key: string]: string;
            };
        };
        /**
         * ClearSessionOut
         * @description One session, whole. ``usual_s``: seconds that this device's clearings usually take.
         *
         *     ``invoices`` None = not listed yet, or the device did not tell them.
         *     ``approvers``: who may give the second word (复核) that it waits for, by name.
         */
        ClearSessionOut: {
            /** Acknowledged */
            acknowledged: components["schemas"]["AlarmTakenOut"][];
            /** Approved At */
            approved_at: string | null;
            approved_by: components["schemas"]["ClearPersonRef"] | null;
            /** Approvers */
            approvers: string[];
            backup: components["schemas"]["ClearBackupOut"] | null;
            /** Checks */
            checks: components["schemas"]["CheckLineOut"][];
            /** Chosen */
            chosen: string[] | null;
            /** Code */
            code: string | null;
            /** Confirmed At */
            confirmed_at: string | null;
            confirmed_by: components["schemas"]["ClearPersonRef"] | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Detail */
            detail: string;
            /** Device Id */
            device_id: number | null;
            /** Device Label */
            device_label: string;
            /** Done Count */
            done_count: number;
            /** Ended At */
            ended_at: string | null;
            has_register_updated: components["schemas"]["RegisterUpdate"] | null;
            /** Id */
            id: string;
            /** Identity */
            identity: {
                [key: string]: unknown;
            } | null;
            invoices: components["schemas"]["InvoiceScopeOut"] | null;
            /** Is Rebuilt */
            is_rebuilt: boolean;
            /** Is Sandbox */
            is_sandbox: boolean;
            /** Is Signed Off */
            is_signed_off: boolean;
            /** Is Slow */
            is_slow: boolean;
            /** Is Taken Over */
            is_taken_over: boolean;
            kind: components["schemas"]["ClearKind"];
            /** Ledgers */
            ledgers: components["schemas"]["ClearLedgerOut"][];
            /** Log */
            log: components["schemas"]["ClearLogLineOut"][];
            may: components["schemas"]["ClearMayOut"];
            needs: components["schemas"]["ClearNeedsOut"];
            /** Needs Approval */
            needs_approval: boolean;
            /** Next Date */
            next_date: string | null;
            /** Next Try At */
            next_try_at: string | null;
            operator: components["schemas"]["ClearPersonRef"];
            /** Over */
            over: string | null;
            /** Pause */
            pause: string | null;
            paused: components["schemas"]["PausedOut"] | null;
            /** Percent */
            percent: number;
            /** Period End */
            period_end: string | null;
            /** Period Start */
            period_start: string | null;
            phase: components["schemas"]["Phase"] | null;
            problem: components["schemas"]["ClearProblemOut"] | null;
            /** Reader */
            reader: string;
            /** Reason */
            reason: string | null;
            /** Signed Off At */
            signed_off_at: string | null;
            signed_off_by: components["schemas"]["ClearPersonRef"] | null;
            state: components["schemas"]["ClearState"];
            /** Station Id */
            station_id: number;
            /** Station Is Alive */
            station_is_alive: boolean;
            /** Station Name */
            station_name: string;
            /** Station Public Key */
            station_public_key: string;
            /** Steps */
            steps: components["schemas"]["ClearStepOut"][];
            /** Taken Over By */
            taken_over_by: string | null;
            /** Unit Count */
            unit_count: number;
            /** Units */
            units: components["schemas"]["ClearUnitOut"][];
            /** Usual S */
            usual_s: number | null;
            /** Warnings */
            warnings: components["schemas"]["ClearWarningOut"][];
        };
        /**
         * ClearSessionPageOut
         * @description Newest first.
         */
        ClearSessionPageOut: {
            /** Items */
            items: components["schemas"]["ClearSessionRow"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ClearSessionRow
         * @description One line of the list. ``percent`` and ``pause`` are the station's last word.
         *
         *     ``next_try_at``: when a pause is tried again; None = at once, with the device, or by a person.
         */
        ClearSessionRow: {
            /** Code */
            code: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Device Id */
            device_id: number | null;
            /** Device Label */
            device_label: string;
            /** Done Count */
            done_count: number;
            /** Ended At */
            ended_at: string | null;
            /** Id */
            id: string;
            /** Is Rebuilt */
            is_rebuilt: boolean;
            /** Is Sandbox */
            is_sandbox: boolean;
            /** Is Signed Off */
            is_signed_off: boolean;
            /** Is Taken Over */
            is_taken_over: boolean;
            kind: components["schemas"]["ClearKind"];
            /** Next Try At */
            next_try_at: string | null;
            operator: components["schemas"]["ClearPersonRef"];
            /** Pause */
            pause: string | null;
            /** Percent */
            percent: number;
            /** Period End */
            period_end: string | null;
            /** Period Start */
            period_start: string | null;
            phase: components["schemas"]["Phase"] | null;
            /** Reader */
            reader: string;
            state: components["schemas"]["ClearState"];
            /** Station Id */
            station_id: number;
            /** Station Name */
            station_name: string;
            /** Unit Count */
            unit_count: number;
        };
        /**
         * ClearSettingsIn
         * @description What the administrator decides. Hours are those of China, 0 to 24.
         *
         *     ``stock_threshold``: with fewer unused invoices (份) of a kind people are reminded; 0 = never.
         *     ``alarm_hours``: so long an acknowledged alarm needs no other word, if it stays as it was.
         */
        ClearSettingsIn: {
            /**
             * Alarm Hours
             * @default 24
             */
            alarm_hours?: number;
            /**
             * Maintenance From
             * @default null
             */
            maintenance_from?: string | null;
            /**
             * Maintenance Text
             * @default
             */
            maintenance_text?: string;
            /**
             * Maintenance Until
             * @default null
             */
            maintenance_until?: string | null;
            /** Most Sessions */
            most_sessions: number;
            /** Needs Approval */
            needs_approval: boolean;
            /** Peak From */
            peak_from: number;
            /** Peak Until */
            peak_until: number;
            /**
             * Stock Threshold
             * @default 50
             */
            stock_threshold?: number;
        };
        /**
         * ClearSettingsOut
         * @description The settings in force.
         */
        ClearSettingsOut: {
            /** Alarm Hours */
            alarm_hours: number;
            /** Maintenance From */
            maintenance_from: string | null;
            /** Maintenance Text */
            maintenance_text: string;
            /** Maintenance Until */
            maintenance_until: string | null;
            /** Most Sessions */
            most_sessions: number;
            /** Needs Approval */
            needs_approval: boolean;
            /** Peak From */
            peak_from: number;
            /** Peak Until */
            peak_until: number;
            /** Stock Threshold */
            stock_threshold: number;
        };
        /**
         * ClearStartIn
         * @description Begin a clearing. ``chosen``: units of 专项清卡; ``reason`` and ``over`` of 特殊清卡.
         *
         *     ``over`` is a halted session whose units this one takes over.
         */
        ClearStartIn: {
            /**
             * Chosen
             * @default null
             */
            chosen?: string[] | null;
            kind: components["schemas"]["ClearKind"];
            /**
             * Over
             * @default null
             */
            over?: string | null;
            /** Reader */
            reader: string;
            /**
             * Reason
             * @default null
             */
            reason?: string | null;
            /** Station Id */
            station_id: number;
        };
        /**
         * ClearState
         * @description How far a session, or one of its units, has come. In order, side states last.
         * @enum {string}
         */
        ClearState: "NEW" | "BACKED_UP" | "CHECKED" | "LISTED" | "CONFIRMED" | "UPLOADING" | "UPLOADED" | "REPORT_INTENT" | "REPORTED" | "WAIT_COMPARE" | "TICKETED" | "WRITING" | "VERIFIED" | "SERVER_CONFIRMED" | "DONE" | "ABORTED" | "PARKED" | "HALTED" | "SUPERSEDED";
        /**
         * ClearStatusOut
         * @description The start page of the desk. ``has_no_device``: 无税控设备，无需清卡.
         *
         *     ``is_subscribed``: the asking person hears how every clearing ends.
         */
        ClearStatusOut: {
            /** Devices */
            devices: components["schemas"]["ClearDeviceOut"][];
            /** Has No Device */
            has_no_device: boolean;
            /** Is Sandbox */
            is_sandbox: boolean;
            /** Is Subscribed */
            is_subscribed: boolean;
            /** May Operate */
            may_operate: boolean;
            /** May Set */
            may_set: boolean;
            next: components["schemas"]["NextClearingOut"] | null;
            /** Stations */
            stations: components["schemas"]["StationOut"][];
            /** Warnings */
            warnings: components["schemas"]["ClearWarningOut"][];
        };
        /**
         * ClearStepOut
         * @description A state that was reached; ``usual_s``: how long this device usually takes to it.
         */
        ClearStepOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            state: components["schemas"]["ClearState"];
            /** Took S */
            took_s: number;
            /** Usual S */
            usual_s: number | null;
        };
        /**
         * ClearSubscribeIn
         * @description Whether to hear how every clearing ends that one may see.
         */
        ClearSubscribeIn: {
            /** Wants */
            wants: boolean;
        };
        /**
         * ClearTaxAmountOut
         * @description Fen of one tax item, or of one invoice type; ``rate`` in percent, None = it is not told.
         */
        ClearTaxAmountOut: {
            /** Name */
            name: string;
            /** Normal Fen */
            normal_fen: number;
            /** Rate */
            rate: string | null;
            /** Return Fen */
            return_fen: number;
            /** Tax Index */
            tax_index: number;
        };
        /**
         * ClearTotalsOut
         * @description Counts (份数) and fen of one unit and period; None = the device does not say.
         */
        ClearTotalsOut: {
            /** Amounts */
            amounts: components["schemas"]["ClearTaxAmountOut"][];
            /** Device Normal Fen */
            device_normal_fen: number | null;
            /** Device Return Fen */
            device_return_fen: number | null;
            /** Normal Count */
            normal_count: number;
            /** Normal Fen */
            normal_fen: number;
            /** Return Count */
            return_count: number;
            /** Return Fen */
            return_fen: number;
            /** Void Count */
            void_count: number;
        };
        /**
         * ClearUnitOut
         * @description One machine and its period. ``before`` and ``after`` are control data in hexadecimal.
         */
        ClearUnitOut: {
            /** After */
            after: string | null;
            /** Before */
            before: string | null;
            /** Code */
            code: string | null;
            /** Fingerprint */
            fingerprint: string;
            /** Is Approved */
            is_approved: boolean;
            /** Is Confirmed */
            is_confirmed: boolean;
            /** Label */
            label: string;
            /** Limit Date */
            limit_date: string | null;
            /**
             * Period End
             * Format: date
             */
            period_end: string;
            /**
             * Period Start
             * Format: date
             */
            period_start: string;
            problem: components["schemas"]["ClearProblemOut"] | null;
            /** Proof Sha256 */
            proof_sha256: string | null;
            /** Receipt */
            receipt: string | null;
            state: components["schemas"]["ClearState"];
            /** Ticket Sha256 */
            ticket_sha256: string | null;
            totals: components["schemas"]["ClearTotalsOut"];
            /** Unit Id */
            unit_id: string;
        };
        /**
         * ClearWarningOut
         * @description Something to know before a start; ``stops``: nothing can be started now.
         *
         *     ``again_at``: when it will be over, so that it may be tried then; None = it has not begun.
         */
        ClearWarningOut: {
            /** Again At */
            again_at: string | null;
            /**
             * Code
             * @enum {string}
             */
            code: "maintenance" | "maintenance_soon" | "peak_hours";
            /** Message */
            message: string;
            /** Stops */
            stops: boolean;
        };
        /**
         * CloseClawBackIn
         * @description ``recovered_fen`` None = closed without money, which needs a remark; less than all too.
         */
        CloseClawBackIn: {
            /**
             * Recovered Fen
             * @default null
             */
            recovered_fen?: number | null;
            /**
             * Remark
             * @default
             */
            remark?: string;
        };
        /**
         * CodeIn
         * @description A one-time code (验证码) as typed.
         */
        CodeIn: {
            /** Code */
            code: string;
        };
        /**
         * CodeSentOut
         * @description Where the code went, masked, and until when it counts.
         */
        CodeSentOut: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Sent To */
            sent_to: string;
        };
        /**
         * CommandKind
         * @description What a station can be told.
         * @enum {string}
         */
        CommandKind: "start" | "special" | "confirm" | "unlock" | "resume" | "abort" | "pause" | "check" | "repair" | "backup_check" | "backup_take_out";
        /**
         * CommandOut
         * @description One thing to do; carrying it out twice does no harm.
         */
        CommandOut: {
            /** Body */
            body: {
                [key: string]: unknown;
            };
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: number;
            kind: components["schemas"]["CommandKind"];
            /** Session Id */
            session_id: string | null;
        };
        /**
         * CommandSentOut
         * @description The command is on its way.
         */
        CommandSentOut: {
            /** Id */
            id: number;
        };
        /**
         * CommandsOut
         * @description In order.
         */
        CommandsOut: {
            /** Commands */
            commands: components["schemas"]["CommandOut"][];
            /** Pauses */
            pauses: components["schemas"]["PauseOut"][];
            stop: components["schemas"]["StopOut"] | null;
        };
        /**
         * CompaniesOut
         * @description All companies of the organisation.
         */
        CompaniesOut: {
            /** Items */
            items: components["schemas"]["CompanyOut"][];
        };
        /**
         * CompanyIn
         * @description 抬头, 税号 and what else a title card shows.
         */
        CompanyIn: {
            /**
             * Address
             * @default null
             */
            address?: string | null;
            /**
             * Bank Account
             * @default null
             */
            bank_account?: string | null;
            /**
             * Bank Name
             * @default null
             */
            bank_name?: string | null;
            /**
             * Phone
             * @default null
             */
            phone?: string | null;
            /**
             * Tax Id
             * @default null
             */
            tax_id?: string | null;
            /** Title */
            title: string;
        };
        /**
         * CompanyOut
         * @description A company.
         */
        CompanyOut: {
            /** Address */
            address: string | null;
            /** Bank Account */
            bank_account: string | null;
            /** Bank Name */
            bank_name: string | null;
            /** Id */
            id: number;
            /** Is Retired */
            is_retired: boolean;
            /** Phone */
            phone: string | null;
            /** Tax Id */
            tax_id: string | null;
            /** Title */
            title: string;
        };
        /**
         * CompanyPatchIn
         * @description Members that are missing stay as they are; null takes a fact away.
         */
        CompanyPatchIn: {
            /**
             * Address
             * @default null
             */
            address?: string | null;
            /**
             * Bank Account
             * @default null
             */
            bank_account?: string | null;
            /**
             * Bank Name
             * @default null
             */
            bank_name?: string | null;
            /**
             * Is Retired
             * @default null
             */
            is_retired?: boolean | null;
            /**
             * Phone
             * @default null
             */
            phone?: string | null;
            /**
             * Tax Id
             * @default null
             */
            tax_id?: string | null;
            /**
             * Title
             * @default null
             */
            title?: string | null;
        };
        /**
         * CompanyRefOut
         * @description A company as others mention it.
         */
        CompanyRefOut: {
            /** Id */
            id: number;
            /** Title */
            title: string;
        };
        /**
         * ComparedFieldOut
         * @description One field side by side: printed in the code, stored here, told by the tax office.
         */
        ComparedFieldOut: {
            agreement: components["schemas"]["Agreement"];
            /** Field */
            field: string;
            /** Label */
            label: string;
            /** Printed */
            printed: string | null;
            /** Stored */
            stored: string | null;
            /** Told */
            told: string | null;
        };
        /**
         * ComparisonOut
         * @description The fields of the last answer; ``told_fields`` False: it said 'differs' and no more.
         */
        ComparisonOut: {
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Is Sandbox */
            is_sandbox: boolean;
            outcome: components["schemas"]["Outcome"];
            /** Rows */
            rows: components["schemas"]["ComparedFieldOut"][];
            /** Told Fields */
            told_fields: boolean;
        };
        /**
         * ConditionsIn
         * @description When a flow counts; empty = always. The total is at least ``min_fen``, below ``max_fen``.
         */
        ConditionsIn: {
            /** Company Ids */
            company_ids?: number[];
            /** Department Ids */
            department_ids?: number[];
            /** Expense Type Ids */
            expense_type_ids?: number[];
            /** Kinds */
            kinds?: components["schemas"]["ClaimKind"][];
            /**
             * Max Fen
             * @default null
             */
            max_fen?: number | null;
            /**
             * Min Fen
             * @default null
             */
            min_fen?: number | null;
        };
        /**
         * ConditionsOut
         * @description When a flow counts.
         */
        ConditionsOut: {
            /** Company Ids */
            company_ids: number[];
            /** Department Ids */
            department_ids: number[];
            /** Expense Type Ids */
            expense_type_ids: number[];
            /** Kinds */
            kinds: components["schemas"]["ClaimKind"][];
            /** Max Fen */
            max_fen: number | null;
            /** Min Fen */
            min_fen: number | null;
        };
        /**
         * ConfirmationIn
         * @description The token behind the # of the mailed link.
         */
        ConfirmationIn: {
            /** Token */
            token: string;
        };
        /**
         * ConfirmationState
         * @description A red-letter confirmation (红字信息确认单): open, dealt with, or lapsed after 72 hours.
         * @enum {string}
         */
        ConfirmationState: "waiting" | "done" | "dead" | "lapsed";
        /**
         * ConfirmedOut
         * @description Whose link it is: who may sign in now.
         */
        ConfirmedOut: {
            /** Username */
            username: string;
        };
        /**
         * CopyState
         * @description How the copy of the product's database is, that stands beside a backup.
         * @enum {string}
         */
        CopyState: "sound" | "gone" | "altered" | "wrong_key" | "elsewhere";
        /**
         * Cycle
         * @description How often a device is cleared; NONE = it is out of use.
         * @enum {string}
         */
        Cycle: "MONTHLY" | "QUARTERLY" | "NONE";
        /**
         * DateSource
         * @description Who names the next date.
         * @enum {string}
         */
        DateSource: "bureau" | "filing";
        /**
         * DatedItemIn
         * @description A dated item to register.
         */
        DatedItemIn: {
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            kind: components["schemas"]["ItemKind"];
            /** Lead Days */
            lead_days: number[];
            /**
             * Note
             * @default
             */
            note?: string;
            /** Person Id */
            person_id: number;
            /** Title */
            title: string;
        };
        /**
         * DatedItemOut
         * @description A dated item; ``days_left`` below zero means overdue.
         */
        DatedItemOut: {
            /** Closed At */
            closed_at: string | null;
            /** Days Left */
            days_left: number;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Id */
            id: number;
            /** Is Closed */
            is_closed: boolean;
            kind: components["schemas"]["ItemKind"];
            /** Lead Days */
            lead_days: number[];
            /** Note */
            note: string;
            /** Person Id */
            person_id: number;
            /** Person Name */
            person_name: string;
            /** Title */
            title: string;
        };
        /**
         * DatedItemPageOut
         * @description One page of dated items by last day.
         */
        DatedItemPageOut: {
            /** Items */
            items: components["schemas"]["DatedItemOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * DatedItemPatchIn
         * @description What to change.
         */
        DatedItemPatchIn: {
            /**
             * Due On
             * @default null
             */
            due_on?: string | null;
            /** @default null */
            kind?: components["schemas"]["ItemKind"] | null;
            /**
             * Lead Days
             * @default null
             */
            lead_days?: number[] | null;
            /**
             * Note
             * @default null
             */
            note?: string | null;
            /**
             * Person Id
             * @default null
             */
            person_id?: number | null;
            /**
             * Title
             * @default null
             */
            title?: string | null;
        };
        /**
         * DeadlineOut
         * @description The deadline of one month.
         *
         *     ``provisional``: holidays not announced yet may move it; be ready by ``earliest_on``.
         */
        DeadlineOut: {
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /**
             * Earliest On
             * Format: date
             */
            earliest_on: string;
            /** Month */
            month: string;
            /** Notice */
            notice: string | null;
            /** Provisional */
            provisional: boolean;
            source: components["schemas"]["DeadlineSource"];
        };
        /**
         * DeadlineSource
         * @description Who supplied a deadline.
         * @enum {string}
         */
        DeadlineSource: "table" | "algorithm" | "weekend";
        /**
         * DelegationIn
         * @description 代理 from and until these days, both included.
         */
        DelegationIn: {
            /** Delegate Id */
            delegate_id: number;
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            kind: components["schemas"]["DelegationKind"];
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
        };
        /**
         * DelegationKind
         * @description 代理: to approve, or to claim, in somebody's place.
         * @enum {string}
         */
        DelegationKind: "approve" | "claim";
        /**
         * DelegationOut
         * @description 代理, one's own (given) or for one (received).
         */
        DelegationOut: {
            delegate: components["schemas"]["PersonRef"];
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            /** Id */
            id: number;
            /** Is Ended */
            is_ended: boolean;
            kind: components["schemas"]["DelegationKind"];
            person: components["schemas"]["PersonRef"];
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
        };
        /**
         * DelegationsOut
         * @description Those given and received.
         */
        DelegationsOut: {
            /** Given */
            given: components["schemas"]["DelegationOut"][];
            /** Received */
            received: components["schemas"]["DelegationOut"][];
        };
        /**
         * Delimiter
         * @description What stands between cells.
         * @enum {string}
         */
        Delimiter: "comma" | "semicolon" | "tab" | "bar";
        /**
         * DepartmentChangeIn
         * @description All of a department that can be changed; its company stays.
         */
        DepartmentChangeIn: {
            /**
             * Is Retired
             * @default false
             */
            is_retired?: boolean;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: number | null;
        };
        /**
         * DepartmentIn
         * @description A new department; ``parent_id`` None = directly under the company.
         */
        DepartmentIn: {
            /** Company Id */
            company_id: number;
            /** Name */
            name: string;
            /**
             * Parent Id
             * @default null
             */
            parent_id?: number | null;
        };
        /**
         * DepartmentOut
         * @description 部门.
         */
        DepartmentOut: {
            /** Company Id */
            company_id: number;
            /** Id */
            id: number;
            /** Is Retired */
            is_retired: boolean;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: number | null;
        };
        /**
         * DepartmentRef
         * @description A department to choose from, with the company that it belongs to.
         */
        DepartmentRef: {
            /** Company */
            company: string;
            /** Id */
            id: number;
            /** Is Retired */
            is_retired: boolean;
            /** Name */
            name: string;
        };
        /**
         * DepartmentRowOut
         * @description A department in its tree; ``level`` 0 = directly under the company.
         */
        DepartmentRowOut: {
            /** Company Id */
            company_id: number;
            /** Heads */
            heads: components["schemas"]["PersonNameOut"][];
            /** Id */
            id: number;
            /** Is Retired */
            is_retired: boolean;
            /** Level */
            level: number;
            /** Member Count */
            member_count: number;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: number | null;
        };
        /**
         * DepartmentsOut
         * @description Every company's tree, each department before those under it; grades that are in use.
         */
        DepartmentsOut: {
            /** Companies */
            companies: components["schemas"]["CompanyRefOut"][];
            /** Grades */
            grades: string[];
            /** Items */
            items: components["schemas"]["DepartmentRowOut"][];
        };
        /**
         * DeviceChangeIn
         * @description What people decide about a device; a member left out stays.
         */
        DeviceChangeIn: {
            /** @default null */
            cycle?: components["schemas"]["Cycle"] | null;
            /**
             * Label
             * @default null
             */
            label?: string | null;
            /**
             * Responsible Id
             * @default null
             */
            responsible_id?: number | null;
        };
        /**
         * DeviceInvoiceStatus
         * @description 未使用, 已开具, 已作废; an invoice on the device is in exactly one.
         * @enum {string}
         */
        DeviceInvoiceStatus: "blank" | "issued" | "voided";
        /**
         * DevicePeriodsOut
         * @description The twelve periods of a device.
         */
        DevicePeriodsOut: {
            /** Device Id */
            device_id: number;
            /** Label */
            label: string;
            /** Months */
            months: components["schemas"]["PeriodMonthOut"][];
        };
        /**
         * DiagnosisOut
         * @description 为什么查不到; ``leading`` is the code of the cause to begin with.
         *
         *     ``letter`` is a message about this invoice for the seller or the administrator, to copy.
         */
        DiagnosisOut: {
            /** Can Ask */
            can_ask: boolean;
            /** Cannot Ask Because */
            cannot_ask_because: string | null;
            comparison: components["schemas"]["ComparisonOut"] | null;
            /** Leading */
            leading: string | null;
            /** Letter */
            letter: string;
            /** Next Try At */
            next_try_at: string | null;
            standing: components["schemas"]["Standing"];
            /** Steps */
            steps: components["schemas"]["DiagnosisStepOut"][];
            /** Summary */
            summary: string;
        };
        /**
         * DiagnosisStepOut
         * @description One step of the path; ``facts`` say why nothing was found there.
         */
        DiagnosisStepOut: {
            /** Causes */
            causes: components["schemas"]["CauseOut"][];
            /** Facts */
            facts: components["schemas"]["EvidenceFactOut"][];
            finding: components["schemas"]["Finding"];
            step: components["schemas"]["Step"];
        };
        /**
         * Difference
         * @description What does not agree when a month is reconciled.
         * @enum {string}
         */
        Difference: "unpaid" | "amount_differs" | "no_slip";
        /**
         * DifferenceOut
         * @description One field in which an answer differs from what stood before it.
         */
        DifferenceOut: {
            /** Field */
            field: string;
            /** Label */
            label: string;
            /** Stored */
            stored: string | null;
            /** Told */
            told: string | null;
        };
        /**
         * DiscardIn
         * @description Why a file that waits for confirmation is given up.
         */
        DiscardIn: {
            /** Reason */
            reason: string;
        };
        /**
         * DraftFlowIn
         * @description A flow that is not saved: in the place of ``flow_id``, or after all others.
         */
        DraftFlowIn: {
            conditions: components["schemas"]["ConditionsIn"];
            /**
             * Flow Id
             * @default null
             */
            flow_id?: number | null;
            /**
             * Name
             * @default
             */
            name?: string;
            /** Steps */
            steps: components["schemas"]["StepIn"][];
        };
        /**
         * DuplicateOut
         * @description Who has the invoice already, and in which claim; nothing about another company's.
         */
        DuplicateOut: {
            /**
             * Claim No
             * @default null
             */
            claim_no?: string | null;
            /** Differs */
            differs: string[];
            /** Is Mine */
            is_mine: boolean;
            /** Owner Name */
            owner_name: string | null;
            /** Registered At */
            registered_at: string | null;
        };
        /**
         * EmailChangeIn
         * @description The address to be, and the password.
         */
        EmailChangeIn: {
            /** Email */
            email: string;
            /** Password */
            password: string;
        };
        /**
         * Encoding
         * @description How characters are written; each holds every one of them.
         * @enum {string}
         */
        Encoding: "utf-8-sig" | "gb18030";
        /**
         * EntryIn
         * @description One invoice typed by hand; ``late_entry_reason`` marks it as 补录.
         */
        EntryIn: {
            /**
             * Amount Fen
             * @default null
             */
            amount_fen?: number | null;
            /**
             * Captured At
             * @default null
             */
            captured_at?: string | null;
            /**
             * Check Code
             * @default null
             */
            check_code?: string | null;
            /**
             * Code
             * @default null
             */
            code?: string | null;
            /**
             * Issued On
             * @default null
             */
            issued_on?: string | null;
            kind: components["schemas"]["InvoiceKind"];
            /**
             * Late Entry Reason
             * @default null
             */
            late_entry_reason?: string | null;
            /** Number */
            number: string;
        };
        /**
         * EntryOut
         * @description 分录.
         */
        EntryOut: {
            /** Credit Fen */
            credit_fen: number;
            /** Debit Fen */
            debit_fen: number;
            /** Department */
            department: string;
            /** Person */
            person: string;
            /** Subject */
            subject: string;
            /** Summary */
            summary: string;
        };
        /**
         * EventOut
         * @description One line of the timeline. ``actor`` None = the system.
         */
        EventOut: {
            acting_for: components["schemas"]["PersonRef"] | null;
            action: components["schemas"]["ClaimAction"];
            actor: components["schemas"]["PersonRef"] | null;
            /** Comment */
            comment: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /**
             * Happened At
             * Format: date-time
             */
            happened_at: string;
            status: components["schemas"]["ClaimStatus"];
        };
        /**
         * EventsIn
         * @description A stretch of the journal, in order.
         */
        EventsIn: {
            /** Entries */
            entries: components["schemas"]["JournalEntryIn"][];
        };
        /**
         * EventsOut
         * @description The server has everything up to ``until``.
         */
        EventsOut: {
            /** Pauses */
            pauses: components["schemas"]["PauseOut"][];
            stop: components["schemas"]["StopOut"] | null;
            /** Until */
            until: number;
        };
        /**
         * EvidenceFactOut
         * @description One piece of evidence in words.
         */
        EvidenceFactOut: {
            /** Label */
            label: string;
            /** Value */
            value: string;
        };
        /**
         * EvidenceKind
         * @description What goes along with a ticket, as it was when the ticket was filed.
         * @enum {string}
         */
        EvidenceKind: "error_log" | "invoice" | "clearing_log";
        /**
         * ExpenseTypeIn
         * @description 费用类型; ``account_subject`` and ``tax_subject`` are 会计科目 of its vouchers.
         */
        ExpenseTypeIn: {
            /**
             * Account Subject
             * @default
             */
            account_subject?: string;
            /**
             * Is Retired
             * @default false
             */
            is_retired?: boolean;
            /** Name */
            name: string;
            /**
             * Needs Attachment
             * @default false
             */
            needs_attachment?: boolean;
            /**
             * Needs Invoice
             * @default true
             */
            needs_invoice?: boolean;
            /**
             * Tax Subject
             * @default
             */
            tax_subject?: string;
        };
        /**
         * ExpenseTypeOut
         * @description 费用类型.
         */
        ExpenseTypeOut: {
            /** Id */
            id: number;
            /** Is Retired */
            is_retired: boolean;
            /** Name */
            name: string;
            /** Needs Attachment */
            needs_attachment: boolean;
            /** Needs Invoice */
            needs_invoice: boolean;
        };
        /**
         * ExpenseTypeRowOut
         * @description 费用类型 as administrators see it.
         */
        ExpenseTypeRowOut: {
            /** Account Subject */
            account_subject: string;
            /** Id */
            id: number;
            /** Is Retired */
            is_retired: boolean;
            /** Name */
            name: string;
            /** Needs Attachment */
            needs_attachment: boolean;
            /** Needs Invoice */
            needs_invoice: boolean;
            /** Tax Subject */
            tax_subject: string;
        };
        /**
         * ExpenseTypesOut
         * @description All expense types in their order.
         */
        ExpenseTypesOut: {
            /** Items */
            items: components["schemas"]["ExpenseTypeRowOut"][];
        };
        /**
         * FailureOut
         * @description One delivery that ended without success; ``to`` is a person's or a robot's name.
         */
        FailureOut: {
            /** Attempts */
            attempts: number;
            channel: components["schemas"]["Channel"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: number;
            /** Kind Label */
            kind_label: string;
            /** Reason */
            reason: string;
            /** Settled At */
            settled_at: string | null;
            /** To */
            to: string | null;
        };
        /**
         * FailuresOut
         * @description One page, newest first, and how many there are in all and how many wait.
         */
        FailuresOut: {
            /** Dead */
            dead: number;
            /** Items */
            items: components["schemas"]["FailureOut"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Waiting */
            waiting: number;
        };
        /**
         * Fate
         * @description What becomes of a proof on paper.
         * @enum {string}
         */
        Fate: "printed" | "electronic" | "damaged" | "missing" | "covered" | "repeated" | "no_file";
        /**
         * FileFormat
         * @description A form in which invoices arrive.
         * @enum {string}
         */
        FileFormat: "jpeg" | "png" | "webp" | "heic" | "bmp" | "tiff" | "gif" | "pdf" | "ofd" | "xml";
        /**
         * FileKeptOut
         * @description A file that the server keeps now.
         */
        FileKeptOut: {
            /** Byte Count */
            byte_count: number;
            /** Name */
            name: string;
            /** Sha256 */
            sha256: string;
        };
        /**
         * FileRole
         * @description What a file is to its invoice.
         * @enum {string}
         */
        FileRole: "original" | "further";
        /**
         * FilingEntryIn
         * @description What the official notice says of one month; ``notice`` is the document's number.
         */
        FilingEntryIn: {
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /**
             * Notice
             * @default null
             */
            notice?: string | null;
        };
        /**
         * FilingYearOut
         * @description The twelve months of a year.
         */
        FilingYearOut: {
            /** Items */
            items: components["schemas"]["DeadlineOut"][];
            /** Year */
            year: number;
        };
        /**
         * Finding
         * @description What looking there gave; ``UNKNOWN`` is no ``CLEAR``.
         * @enum {string}
         */
        Finding: "cause" | "possible" | "clear" | "unknown";
        /**
         * FlowAndNamesOut
         * @description One flow.
         */
        FlowAndNamesOut: {
            flow: components["schemas"]["FlowOut"];
            names: components["schemas"]["FlowNamesOut"];
        };
        /**
         * FlowChangeIn
         * @description All of a flow, as a change of what was seen as ``version``.
         */
        FlowChangeIn: {
            conditions: components["schemas"]["ConditionsIn"];
            /**
             * Is Active
             * @default true
             */
            is_active?: boolean;
            /** Name */
            name: string;
            /** Steps */
            steps: components["schemas"]["StepIn"][];
            /** Version */
            version: number;
        };
        /**
         * FlowIn
         * @description A new 审批流; it comes last.
         */
        FlowIn: {
            conditions: components["schemas"]["ConditionsIn"];
            /**
             * Is Active
             * @default true
             */
            is_active?: boolean;
            /** Name */
            name: string;
            /** Steps */
            steps: components["schemas"]["StepIn"][];
        };
        /**
         * FlowNamesOut
         * @description What ids in flows stand for: everything that can be chosen, and the people named.
         */
        FlowNamesOut: {
            /** Companies */
            companies: components["schemas"]["CompanyRefOut"][];
            /** Departments */
            departments: components["schemas"]["DepartmentOut"][];
            /** Expense Types */
            expense_types: components["schemas"]["NamedTypeOut"][];
            /** People */
            people: components["schemas"]["NamedPersonOut"][];
        };
        /**
         * FlowOut
         * @description 审批流; the first active one that fits a claim counts.
         */
        FlowOut: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            changed_by: components["schemas"]["PersonRef"];
            conditions: components["schemas"]["ConditionsOut"];
            /** Id */
            id: number;
            /** Is Active */
            is_active: boolean;
            /** Name */
            name: string;
            /** Steps */
            steps: components["schemas"]["FlowStepOut"][];
            /** Version */
            version: number;
            /** Warnings */
            warnings: components["schemas"]["FlowWarningOut"][];
        };
        /**
         * FlowStepOut
         * @description One level of a flow.
         */
        FlowStepOut: {
            /** Approvers */
            approvers: (components["schemas"]["PersonApproverOut"] | components["schemas"]["HeadApproverOut"] | components["schemas"]["RoleApproverOut"])[];
            /** Copy To */
            copy_to: number[];
            mode: components["schemas"]["StepMode"];
            /** Name */
            name: string;
        };
        /**
         * FlowWarningOut
         * @description What will not go as it looks; ``step`` is the place of the level, None = the whole flow.
         *
         *     ``is_serious``: the flow does nothing, or somebody named cannot act.
         */
        FlowWarningOut: {
            /** Code */
            code: string;
            /** Is Serious */
            is_serious: boolean;
            /** Message */
            message: string;
            /** Step */
            step: number | null;
        };
        /**
         * FlowsOut
         * @description All flows in the order in which they are tried.
         */
        FlowsOut: {
            /** Items */
            items: components["schemas"]["FlowOut"][];
            names: components["schemas"]["FlowNamesOut"];
        };
        /**
         * FormatsOut
         * @description What may be handed in: in words, and as the ``accept`` of a file input.
         */
        FormatsOut: {
            /** Accept */
            accept: string;
            /** Label */
            label: string;
        };
        /**
         * GroupBy
         * @description What the wallet is grouped by: month of issue, tax classification, own purpose.
         * @enum {string}
         */
        GroupBy: "month" | "category" | "purpose";
        /**
         * GroupKindOut
         * @description A kind that a robot may tell, and all that it says.
         */
        GroupKindOut: {
            kind: components["schemas"]["NoticeKind"];
            /** Label */
            label: string;
            /** Text */
            text: string;
        };
        /**
         * GroupOut
         * @description One sum; ``key`` is a month or an id as text, 0 for none.
         */
        GroupOut: {
            /** Amount Fen */
            amount_fen: number;
            /** Claims */
            claims: number;
            /** Key */
            key: string;
            /** Label */
            label: string;
            /** Lines */
            lines: number;
        };
        /**
         * HeadApproverIn
         * @description The heads of the claim's department, or of one so many levels above.
         */
        HeadApproverIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            by: "department_head";
            /**
             * Levels Up
             * @default 0
             */
            levels_up?: number;
        };
        /**
         * HeadApproverOut
         * @description Heads of the claim's department, or of one above.
         */
        HeadApproverOut: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            by: "department_head";
            /** Levels Up */
            levels_up: number;
        };
        /**
         * HeardOut
         * @description The answer to a heartbeat.
         */
        HeardOut: {
            /** Pauses */
            pauses: components["schemas"]["PauseOut"][];
            stop: components["schemas"]["StopOut"] | null;
        };
        /**
         * HeartbeatIn
         * @description How the desk is. Members of ``versions`` and ``power`` are shown as they come.
         */
        HeartbeatIn: {
            /** Alarms */
            alarms?: components["schemas"]["CheckLineIn"][];
            /** Backup Places */
            backup_places?: string[];
            /** Checks */
            checks?: components["schemas"]["CheckLineIn"][];
            /**
             * Clock
             * Format: date-time
             */
            clock: string;
            /**
             * Disk Free
             * @default null
             */
            disk_free?: number | null;
            /** Hosts */
            hosts?: components["schemas"]["HostIn"][];
            /**
             * Power
             * @default null
             */
            power?: {
                [key: string]: unknown;
            } | null;
            /** Printers */
            printers?: string[];
            /** Readers */
            readers: components["schemas"]["SeenReaderIn"][];
            /**
             * Service
             * @enum {string}
             */
            service: "running" | "down" | "missing";
            /** Sessions */
            sessions?: components["schemas"]["RunningIn"][];
            /**
             * Unsent
             * @default 0
             */
            unsent?: number;
            /** Versions */
            versions?: {
                [key: string]: string;
            };
        };
        /**
         * HintOut
         * @description Fields that a code on the file told, to begin the entry form with.
         */
        HintOut: {
            /** Amount Fen */
            amount_fen: number | null;
            /** Check Code */
            check_code: string | null;
            /** Code */
            code: string | null;
            /** Issued On */
            issued_on: string | null;
            kind: components["schemas"]["InvoiceKind"] | null;
            /** Number */
            number: string | null;
        };
        /**
         * HistoryEntryOut
         * @description One try with the invoice it was about.
         */
        HistoryEntryOut: {
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Code */
            code: string | null;
            /** Differences */
            differences: components["schemas"]["DifferenceOut"][];
            /** Evidence */
            evidence: boolean;
            /** Finished At */
            finished_at: string | null;
            /** Id */
            id: number;
            /** Invoice Id */
            invoice_id: number;
            /** Is Sandbox */
            is_sandbox: boolean;
            /** Kind Label */
            kind_label: string;
            /** Message */
            message: string;
            /** Note */
            note: string | null;
            /** Number */
            number: string;
            outcome: components["schemas"]["Outcome"] | null;
            /** Person Name */
            person_name: string | null;
            /** Provider */
            provider: string;
            /** Raw Code */
            raw_code: string | null;
            /** Seller Name */
            seller_name: string | null;
        };
        /**
         * HistoryPageOut
         * @description One page of the history, newest first.
         */
        HistoryPageOut: {
            /** Items */
            items: components["schemas"]["HistoryEntryOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * HitOut
         * @description A rule that is hit: which, where, what was compared, who may waive it.
         */
        HitOut: {
            /** Code */
            code: string;
            /** Fields */
            fields: {
                [key: string]: unknown;
            };
            /** Id */
            id: number | null;
            /** Invoice Id */
            invoice_id: number | null;
            level: components["schemas"]["RuleLevel"];
            /** Line Key */
            line_key: string | null;
            /** May Waive */
            may_waive: boolean;
            /** Message */
            message: string;
            /** Title */
            title: string;
            /** Waive Reason */
            waive_reason: string;
            /** Waived At */
            waived_at: string | null;
            waived_by: components["schemas"]["PersonRef"] | null;
            /** Waivers */
            waivers: string[];
        };
        /**
         * HomeOut
         * @description Counts of the person's own invoices and the latest three; ``to_confirm`` counts files.
         *
         *     ``unclaimed`` counts invoices that could be claimed (待报销). ``unread`` notices: 100 means 100
         *     or more.
         */
        HomeOut: {
            /** Invoices */
            invoices: number;
            /** Latest */
            latest: components["schemas"]["InvoiceRow"][];
            /** Problems */
            problems: number;
            /** To Confirm */
            to_confirm: number;
            /** Unclaimed */
            unclaimed: number;
            /** Unread */
            unread: number;
            /** Waiting */
            waiting: number;
        };
        /**
         * HostIn
         * @description Whether an address takes a connection; ``code`` says why not.
         */
        HostIn: {
            /** Address */
            address: string;
            /**
             * Code
             * @default null
             */
            code?: string | null;
            /** Ok */
            ok: boolean;
        };
        /**
         * HostOut
         * @description Whether the desk reaches an address; ``code`` says why not.
         */
        HostOut: {
            /** Address */
            address: string;
            /** Code */
            code: string | null;
            /** Ok */
            ok: boolean;
        };
        /**
         * IntakeChannel
         * @description How the invoice came in.
         * @enum {string}
         */
        IntakeChannel: "qr_scan" | "photo" | "file_upload" | "manual";
        /**
         * InvitationIn
         * @description Who may use the invitation (None = whoever has the link), and what he becomes.
         */
        InvitationIn: {
            /**
             * Company Id
             * @default null
             */
            company_id?: number | null;
            /**
             * Email
             * @default null
             */
            email?: string | null;
            /**
             * Roles
             * @default [
             *       "employee"
             *     ]
             */
            roles?: components["schemas"]["Role"][];
        };
        /**
         * InvitationOut
         * @description An invitation that can still be used; its link is shown only once.
         */
        InvitationOut: {
            company: components["schemas"]["CompanyRefOut"] | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Email */
            email: string | null;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Id */
            id: number;
            /** Roles */
            roles: components["schemas"]["Role"][];
        };
        /**
         * InvitationsOut
         * @description Open invitations, newest first.
         */
        InvitationsOut: {
            /** Items */
            items: components["schemas"]["InvitationOut"][];
        };
        /**
         * InvitedOut
         * @description What an invited person is told before he signs up.
         */
        InvitedOut: {
            /** Company Title */
            company_title: string | null;
            /** Email */
            email: string | null;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Organisation Name */
            organisation_name: string;
        };
        /**
         * InvoiceDetail
         * @description One invoice with everything that is known about its 查验, newest attempt first.
         */
        InvoiceDetail: {
            /** Amount Fen */
            amount_fen: number | null;
            amount_meaning: components["schemas"]["AmountMeaning"];
            /** Amount Without Tax Fen */
            amount_without_tax_fen: number | null;
            /** Attempts */
            attempts: components["schemas"]["AttemptOut"][];
            /** Buyer Name */
            buyer_name: string | null;
            /** Buyer Tax Id */
            buyer_tax_id: string | null;
            /**
             * Captured At
             * Format: date-time
             */
            captured_at: string;
            /** Category */
            category: string | null;
            /** Check Code */
            check_code: string | null;
            /** Code */
            code: string | null;
            /** Crc */
            crc: string;
            /** Currency */
            currency: string;
            /** Files */
            files: components["schemas"]["InvoiceFileOut"][];
            /** Id */
            id: number;
            intake_channel: components["schemas"]["IntakeChannel"];
            /** Is By Hand */
            is_by_hand: boolean;
            /** Is Incomplete */
            is_incomplete: boolean;
            /** Is Red Letter */
            is_red_letter: boolean;
            /** Is Reported */
            is_reported: boolean;
            /** Is Sandbox */
            is_sandbox: boolean;
            /** Issued On */
            issued_on: string | null;
            /** Items */
            items: components["schemas"]["ItemOut"][];
            /** Kind */
            kind: string;
            /** Kind Label */
            kind_label: string;
            /** Late Entry Reason */
            late_entry_reason: string | null;
            /** Number */
            number: string;
            official_form: components["schemas"]["OfficialFormOut"] | null;
            /** Purpose */
            purpose: string | null;
            /** Reference No */
            reference_no: string;
            review_status: components["schemas"]["ReviewStatus"];
            /** Seller Name */
            seller_name: string | null;
            /** Seller Tax Id */
            seller_tax_id: string | null;
            /**
             * Status Changed At
             * Format: date-time
             */
            status_changed_at: string;
            /** Supplied */
            supplied: string[];
            /** Tax Fen */
            tax_fen: number | null;
            tax_status: components["schemas"]["TaxStatus"];
            title_check: components["schemas"]["TitleCheck"];
            /** Total Fen */
            total_fen: number | null;
            usage_status: components["schemas"]["UsageStatus"];
            verification: components["schemas"]["VerificationOut"];
            /** Verified At */
            verified_at: string | null;
            verify_status: components["schemas"]["VerifyStatus"];
            /** Warnings */
            warnings: string[];
        };
        /**
         * InvoiceFileOut
         * @description 原件 behind an invoice; pages and bytes are asked for by ``upload_id``.
         */
        InvoiceFileOut: {
            /**
             * Added At
             * Format: date-time
             */
            added_at: string;
            /** Byte Count */
            byte_count: number;
            /** File Name */
            file_name: string;
            /** Format Label */
            format_label: string;
            /** Pages */
            pages: number;
            role: components["schemas"]["FileRole"];
            /** Sha256 */
            sha256: string;
            /** Upload Id */
            upload_id: number;
        };
        /**
         * InvoiceGroupOut
         * @description One group; ``key`` None: not told. ``total_fen`` adds up the ``summed_count`` known ones.
         */
        InvoiceGroupOut: {
            /** Count */
            count: number;
            /** Key */
            key: string | null;
            /** Summed Count */
            summed_count: number;
            /** Total Fen */
            total_fen: number;
        };
        /**
         * InvoiceGroupsOut
         * @description All groups, months newest first, others by their sum; the last one may be those not told.
         */
        InvoiceGroupsOut: {
            by: components["schemas"]["GroupBy"];
            /** Count */
            count: number;
            /** Groups */
            groups: components["schemas"]["InvoiceGroupOut"][];
            /** Summed Count */
            summed_count: number;
            /** Total Fen */
            total_fen: number;
        };
        /**
         * InvoiceKind
         * @description 票种. Every provider numbers them differently: its table belongs to its adapter.
         * @enum {string}
         */
        InvoiceKind: "special_vat" | "ordinary_vat" | "electronic_ordinary" | "electronic_special" | "digital_special" | "digital_ordinary" | "digital_paper_special" | "digital_paper_ordinary" | "digital_motor_vehicle" | "digital_used_vehicle" | "freight" | "roll" | "toll" | "motor_vehicle" | "used_vehicle" | "rail_ticket" | "air_itinerary" | "quota_invoice" | "fiscal_receipt" | "blockchain_invoice" | "unknown";
        /**
         * InvoiceOut
         * @description One invoice with everything printed on it that is known.
         *
         *     ``is_reported``: a clearing has reported it to the bureau (已随清卡上报). ``supplied`` names
         *     fields that the owner typed, since the official answer left them out.
         */
        InvoiceOut: {
            /** Amount Fen */
            amount_fen: number | null;
            amount_meaning: components["schemas"]["AmountMeaning"];
            /** Amount Without Tax Fen */
            amount_without_tax_fen: number | null;
            /** Buyer Name */
            buyer_name: string | null;
            /** Buyer Tax Id */
            buyer_tax_id: string | null;
            /**
             * Captured At
             * Format: date-time
             */
            captured_at: string;
            /** Category */
            category: string | null;
            /** Check Code */
            check_code: string | null;
            /** Code */
            code: string | null;
            /** Crc */
            crc: string;
            /** Currency */
            currency: string;
            /** Id */
            id: number;
            intake_channel: components["schemas"]["IntakeChannel"];
            /** Is By Hand */
            is_by_hand: boolean;
            /** Is Incomplete */
            is_incomplete: boolean;
            /** Is Red Letter */
            is_red_letter: boolean;
            /** Is Reported */
            is_reported: boolean;
            /** Is Sandbox */
            is_sandbox: boolean;
            /** Issued On */
            issued_on: string | null;
            /** Items */
            items: components["schemas"]["ItemOut"][];
            /** Kind */
            kind: string;
            /** Kind Label */
            kind_label: string;
            /** Late Entry Reason */
            late_entry_reason: string | null;
            /** Number */
            number: string;
            /** Purpose */
            purpose: string | null;
            /** Reference No */
            reference_no: string;
            review_status: components["schemas"]["ReviewStatus"];
            /** Seller Name */
            seller_name: string | null;
            /** Seller Tax Id */
            seller_tax_id: string | null;
            /**
             * Status Changed At
             * Format: date-time
             */
            status_changed_at: string;
            /** Supplied */
            supplied: string[];
            /** Tax Fen */
            tax_fen: number | null;
            tax_status: components["schemas"]["TaxStatus"];
            title_check: components["schemas"]["TitleCheck"];
            /** Total Fen */
            total_fen: number | null;
            usage_status: components["schemas"]["UsageStatus"];
            /** Verified At */
            verified_at: string | null;
            verify_status: components["schemas"]["VerifyStatus"];
            /** Warnings */
            warnings: string[];
        };
        /**
         * InvoicePageOut
         * @description One page of the wallet.
         */
        InvoicePageOut: {
            /** Items */
            items: components["schemas"]["InvoiceRow"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * InvoiceRow
         * @description One line of the wallet; money in fen, instants UTC.
         */
        InvoiceRow: {
            /** Amount Fen */
            amount_fen: number | null;
            amount_meaning: components["schemas"]["AmountMeaning"];
            /**
             * Captured At
             * Format: date-time
             */
            captured_at: string;
            /** Category */
            category: string | null;
            /** Code */
            code: string | null;
            /** Currency */
            currency: string;
            /** Id */
            id: number;
            /** Is By Hand */
            is_by_hand: boolean;
            /** Is Incomplete */
            is_incomplete: boolean;
            /** Is Red Letter */
            is_red_letter: boolean;
            /** Is Sandbox */
            is_sandbox: boolean;
            /** Issued On */
            issued_on: string | null;
            /** Kind */
            kind: string;
            /** Kind Label */
            kind_label: string;
            /** Number */
            number: string;
            /** Purpose */
            purpose: string | null;
            /** Reference No */
            reference_no: string;
            review_status: components["schemas"]["ReviewStatus"];
            /** Seller Name */
            seller_name: string | null;
            /**
             * Status Changed At
             * Format: date-time
             */
            status_changed_at: string;
            tax_status: components["schemas"]["TaxStatus"];
            title_check: components["schemas"]["TitleCheck"];
            /** Total Fen */
            total_fen: number | null;
            usage_status: components["schemas"]["UsageStatus"];
            verify_status: components["schemas"]["VerifyStatus"];
        };
        /**
         * InvoiceScopeOut
         * @description The invoices on a device by their three states; a sum is None where part is not known.
         */
        InvoiceScopeOut: {
            /** Blank */
            blank: number | null;
            /** Gaps */
            gaps: components["schemas"]["NumbersOut"][];
            /** Issued */
            issued: number | null;
            /** Overlaps */
            overlaps: components["schemas"]["NumbersOut"][];
            /** Stretches */
            stretches: components["schemas"]["InvoiceStretchOut"][];
            /** Unread */
            unread: components["schemas"]["Place"][];
            /** Voided */
            voided: number | null;
            /** Waiting */
            waiting: number | null;
        };
        /**
         * InvoiceStatesOut
         * @description Those of the asked invoices that are the person's own.
         */
        InvoiceStatesOut: {
            /** Items */
            items: components["schemas"]["InvoiceRow"][];
        };
        /**
         * InvoiceStretchOut
         * @description Invoices on the device. ``status`` None = several states, and nobody says which number.
         *
         *     Numbers None = the device tells counts only. ``waiting`` None = it does not say what of them
         *     was uploaded.
         */
        InvoiceStretchOut: {
            /** Blank */
            blank: number;
            /** Count */
            count: number;
            /** First */
            first: number | null;
            /** Invoice Code */
            invoice_code: string | null;
            /** Issued */
            issued: number;
            /** Kind */
            kind: string;
            /** Label */
            label: string;
            /** Last */
            last: number | null;
            place: components["schemas"]["Place"];
            status: components["schemas"]["DeviceInvoiceStatus"] | null;
            /** Voided */
            voided: number;
            /** Waiting */
            waiting: number | null;
        };
        /**
         * InvoiceUseOut
         * @description A claim with the invoice in it; ``is_living``: it holds it, or was paid with it.
         */
        InvoiceUseOut: {
            /** Claim Id */
            claim_id: number;
            /** Claim No */
            claim_no: string;
            /** Is Living */
            is_living: boolean;
            kind: components["schemas"]["ClaimKind"];
            /** Purpose */
            purpose: string;
            status: components["schemas"]["ClaimStatus"];
            /**
             * Touched At
             * Format: date-time
             */
            touched_at: string;
        };
        /**
         * InvoiceUsesOut
         * @description 使用记录, the claim that holds the invoice first, then the newest.
         */
        InvoiceUsesOut: {
            /** Items */
            items: components["schemas"]["InvoiceUseOut"][];
        };
        /**
         * IssuedPageOut
         * @description Newest first.
         */
        IssuedPageOut: {
            /** Items */
            items: components["schemas"]["IssuedRow"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * IssuedRow
         * @description One issued invoice of our ledger; ``uploaded_at``: when the bureau first answered for it.
         */
        IssuedRow: {
            /** Id */
            id: number;
            /** Is Red Letter */
            is_red_letter: boolean;
            /** Is Uploaded */
            is_uploaded: boolean;
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
            /** Number */
            number: string;
            /** Total Fen */
            total_fen: number | null;
            /** Uploaded At */
            uploaded_at: string | null;
        };
        /**
         * ItemKind
         * @description What comes due: 证书, 设备, 其他.
         * @enum {string}
         */
        ItemKind: "certificate" | "equipment" | "other";
        /**
         * ItemOut
         * @description 明细: one line of the invoice; text as the official side wrote it, money in fen.
         */
        ItemOut: {
            /** Amount Fen */
            amount_fen: number | null;
            /** Name */
            name: string | null;
            /** Quantity */
            quantity: string | null;
            /** Spec */
            spec: string | null;
            /** Tax Fen */
            tax_fen: number | null;
            /** Tax Rate */
            tax_rate: string | null;
            /** Unit */
            unit: string | null;
            /** Unit Price */
            unit_price: string | null;
        };
        /**
         * JobState
         * @description A table may have more states of its own; these three mean the same everywhere.
         * @enum {string}
         */
        JobState: "waiting" | "done" | "dead";
        /**
         * JournalEntryIn
         * @description One entry of the journal, as it was written.
         */
        JournalEntryIn: {
            /** Body */
            body: {
                [key: string]: unknown;
            };
            /** Hash */
            hash: string;
            /** Kind */
            kind: string;
            /** Previous */
            previous: string;
            /** Seq */
            seq: number;
            /** Session Id */
            session_id: string;
            /** Unit Id */
            unit_id: string;
            /** Written At */
            written_at: string;
        };
        /**
         * KindChoiceIn
         * @description How one kind is to reach the person, besides the inbox.
         */
        KindChoiceIn: {
            /** Channels */
            channels: ("email" | "webpush")[];
            kind: components["schemas"]["NoticeKind"];
        };
        /**
         * KindChoiceOut
         * @description One kind, under its heading, and how it reaches the person.
         */
        KindChoiceOut: {
            /** Channels */
            channels: ("email" | "webpush")[];
            group: components["schemas"]["KindGroup"];
            kind: components["schemas"]["NoticeKind"];
            /** Label */
            label: string;
        };
        /**
         * KindFieldsOut
         * @description Whether 查验 needs each field of a kind.
         */
        KindFieldsOut: {
            /**
             * Amount
             * @enum {string}
             */
            amount: "required" | "optional" | "empty";
            /**
             * Check Code
             * @enum {string}
             */
            check_code: "required" | "optional" | "empty";
            /**
             * Code
             * @enum {string}
             */
            code: "required" | "optional" | "empty";
            /**
             * Issued On
             * @enum {string}
             */
            issued_on: "required" | "optional" | "empty";
            /**
             * Number
             * @enum {string}
             */
            number: "required" | "optional" | "empty";
        };
        /**
         * KindGroup
         * @description Under which heading of 提醒设置 a kind stands.
         * @enum {string}
         */
        KindGroup: "claims" | "invoices" | "dates" | "others";
        /**
         * KindOut
         * @description One kind of invoice with what people should know when they choose it.
         */
        KindOut: {
            /** Amount Label */
            amount_label: string;
            /** Amount Meaning */
            amount_meaning: string;
            /** Check Form */
            check_form: string;
            /** Deductible */
            deductible: string;
            /** Deductible Label */
            deductible_label: string;
            /** Features */
            features: string;
            fields: components["schemas"]["KindFieldsOut"];
            kind: components["schemas"]["InvoiceKind"];
            /** Label */
            label: string;
            /** Number Form */
            number_form: string;
        };
        /**
         * KindsOut
         * @description Every kind, in the order in which a person looks for it.
         */
        KindsOut: {
            /** Items */
            items: components["schemas"]["KindOut"][];
        };
        /**
         * LedgerPageOut
         * @description One page of the ledger, newest submission first, and the days that it is of.
         */
        LedgerPageOut: {
            /**
             * First
             * Format: date
             */
            first: string;
            /** Items */
            items: components["schemas"]["LedgerRow"][];
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * LedgerRow
         * @description One line of a claim with its invoice; the first three amounts are the invoice's.
         */
        LedgerRow: {
            /** Amount Fen */
            amount_fen: number | null;
            /** Amount Without Tax Fen */
            amount_without_tax_fen: number | null;
            /** Approved Fen */
            approved_fen: number | null;
            /** Claim Id */
            claim_id: number;
            /** Claim No */
            claim_no: string;
            /** Claimant */
            claimant: string;
            /** Department */
            department: string | null;
            /** Expense Type */
            expense_type: string | null;
            /** Happened On */
            happened_on: string | null;
            /** Invoice Code */
            invoice_code: string | null;
            /** Invoice Kind */
            invoice_kind: string | null;
            /** Invoice Number */
            invoice_number: string | null;
            /** Issued On */
            issued_on: string | null;
            kind: components["schemas"]["ClaimKind"];
            /** Line No */
            line_no: number;
            /** Paid On */
            paid_on: string | null;
            /** Purpose */
            purpose: string;
            /** Seller Name */
            seller_name: string | null;
            status: components["schemas"]["ClaimStatus"];
            /**
             * Submitted At
             * Format: date-time
             */
            submitted_at: string;
            /** Tax Fen */
            tax_fen: number | null;
            /** Total Fen */
            total_fen: number | null;
            /** Voucher No */
            voucher_no: string | null;
        };
        /**
         * LetterSentOut
         * @description Where the mail goes, masked; the same whether or not anybody has the address.
         */
        LetterSentOut: {
            /** Email Masked */
            email_masked: string;
        };
        /**
         * LineDecision
         * @description 审批结论 of one line.
         * @enum {string}
         */
        LineDecision: "pending" | "approved" | "reduced" | "refused";
        /**
         * LineDecisionIn
         * @description What an approver grants of one line; 0 refuses it. Less than asked needs a reason.
         */
        LineDecisionIn: {
            /** Approved Fen */
            approved_fen: number;
            /** Key */
            key: string;
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * LineIn
         * @description 费用明细 as typed so far; ``key`` is the client's own name of the line and stays.
         */
        LineIn: {
            /**
             * Amount Fen
             * @default null
             */
            amount_fen?: number | null;
            /**
             * City
             * @default
             */
            city?: string;
            /**
             * Expense Type Id
             * @default null
             */
            expense_type_id?: number | null;
            /**
             * Happened On
             * @default null
             */
            happened_on?: string | null;
            /**
             * Invoice Id
             * @default null
             */
            invoice_id?: number | null;
            /** Key */
            key: string;
            /**
             * No Invoice Reason
             * @default
             */
            no_invoice_reason?: string;
            /**
             * Purpose
             * @default
             */
            purpose?: string;
            /** Shares */
            shares?: components["schemas"]["ShareIn"][];
        };
        /**
         * LineOut
         * @description 费用明细 with its invoice. ``left_fen`` is what the invoice allows this line at most.
         *
         *     ``preview`` is the address of the first page's picture; None without a file.
         */
        LineOut: {
            /** Amount Fen */
            amount_fen: number | null;
            /** Approved Fen */
            approved_fen: number | null;
            /** City */
            city: string;
            decision: components["schemas"]["LineDecision"];
            /** Decision Reason */
            decision_reason: string;
            /** Expense Type */
            expense_type: string | null;
            /** Expense Type Id */
            expense_type_id: number | null;
            /** Happened On */
            happened_on: string | null;
            invoice: components["schemas"]["InvoiceRow"] | null;
            /** Key */
            key: string;
            /** Left Fen */
            left_fen: number | null;
            /** No Invoice Reason */
            no_invoice_reason: string;
            /** Preview */
            preview: string | null;
            /** Purpose */
            purpose: string;
            /** Shares */
            shares: components["schemas"]["ShareOut"][];
        };
        /**
         * LoginIn
         * @description Name and password as typed.
         */
        LoginIn: {
            /** Password */
            password: string;
            /** Username */
            username: string;
        };
        /**
         * LoginSessionOut
         * @description One browser in which the person is signed in; ``device`` in words.
         */
        LoginSessionOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Device */
            device: string;
            /** Id */
            id: number;
            /** Is Current */
            is_current: boolean;
            /**
             * Last Seen At
             * Format: date-time
             */
            last_seen_at: string;
        };
        /**
         * LoginSessionsOut
         * @description Every browser in which the person is signed in, newest use first.
         */
        LoginSessionsOut: {
            /** Items */
            items: components["schemas"]["LoginSessionOut"][];
        };
        /**
         * LostRecordOut
         * @description A clearing that the journal knows and our records do not: 可由日志恢复.
         */
        LostRecordOut: {
            /** Entries */
            entries: number;
            /** Session Id */
            session_id: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            state: components["schemas"]["ClearState"];
            /** Station Name */
            station_name: string;
            /** Taxpayer No */
            taxpayer_no: string | null;
        };
        /**
         * LostRecordsOut
         * @description Newest first.
         */
        LostRecordsOut: {
            /** Items */
            items: components["schemas"]["LostRecordOut"][];
            /** May Act */
            may_act: boolean;
        };
        /**
         * MailOut
         * @description One mail of the outbox; the body only when nobody sends it.
         */
        MailOut: {
            /** Body */
            body: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: number;
            /** Last Error */
            last_error: string | null;
            state: components["schemas"]["MailState"];
            /** Subject */
            subject: string;
            /** To */
            to: string;
        };
        /**
         * MailState
         * @description What became of a mail; 'local' = nobody sends it.
         * @enum {string}
         */
        MailState: "local" | "waiting" | "sent" | "dead";
        /**
         * MailsOut
         * @description One page of the outbox, newest first.
         */
        MailsOut: {
            /** Items */
            items: components["schemas"]["MailOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * MakeVouchersIn
         * @description Claims whose suggestions become vouchers.
         */
        MakeVouchersIn: {
            /** Claim Ids */
            claim_ids: number[];
        };
        /**
         * ManualVerdictIn
         * @description A check by hand: what the official site said, a remark, and its screenshot.
         */
        ManualVerdictIn: {
            /**
             * Evidence
             * Format: binary
             */
            evidence: string;
            /** Note */
            note: string;
            outcome: components["schemas"]["Outcome"];
        };
        /**
         * ManyAnswerOut
         * @description What became of one claim of a batch; ``code`` and ``detail`` when it was not approved.
         */
        ManyAnswerOut: {
            /** Claim Id */
            claim_id: number;
            /** Code */
            code: string | null;
            /** Detail */
            detail: string | null;
            /** Is Done */
            is_done: boolean;
        };
        /**
         * ManyOut
         * @description One answer a claim, in the order asked.
         */
        ManyOut: {
            /** Items */
            items: components["schemas"]["ManyAnswerOut"][];
        };
        /**
         * MemberOut
         * @description A member of a department.
         */
        MemberOut: {
            /** Display Name */
            display_name: string;
            /** Grade */
            grade: string | null;
            /** Id */
            id: number;
            /** Is Head */
            is_head: boolean;
            state: components["schemas"]["PersonState"];
            /** Username */
            username: string;
        };
        /**
         * MembersOut
         * @description One page of members, heads first.
         */
        MembersOut: {
            /** Items */
            items: components["schemas"]["MemberOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * MembershipOut
         * @description Where a person works: ``name`` is the department's, ``grade`` 职级.
         */
        MembershipOut: {
            /** Department Id */
            department_id: number;
            /** Grade */
            grade: string | null;
            /** Is Head */
            is_head: boolean;
            /** Name */
            name: string;
        };
        /**
         * MobileChangeIn
         * @description The number to be.
         */
        MobileChangeIn: {
            /** Mobile */
            mobile: string;
        };
        /**
         * NamedPersonOut
         * @description A person whom a flow names; only an active one can act.
         */
        NamedPersonOut: {
            /** Display Name */
            display_name: string;
            /** Id */
            id: number;
            /** Is Active */
            is_active: boolean;
        };
        /**
         * NamedTypeOut
         * @description An expense type by name.
         */
        NamedTypeOut: {
            /** Id */
            id: number;
            /** Is Retired */
            is_retired: boolean;
            /** Name */
            name: string;
        };
        /**
         * NewBatchIn
         * @description Claims that are paid with one file.
         */
        NewBatchIn: {
            /** Claims */
            claims: components["schemas"]["SeenClaimIn"][];
        };
        /**
         * NewClaimIn
         * @description A new draft; ``claimant_id`` for a colleague who has delegated claiming. None = oneself.
         */
        NewClaimIn: {
            /**
             * Claimant Id
             * @default null
             */
            claimant_id?: number | null;
            /**
             * Department Id
             * @default null
             */
            department_id?: number | null;
            /** @default expense */
            kind?: components["schemas"]["ClaimKind"];
            /** Lines */
            lines?: components["schemas"]["LineIn"][];
            /** Offsets */
            offsets?: components["schemas"]["OffsetIn"][];
            /**
             * Payee Account Id
             * @default null
             */
            payee_account_id?: number | null;
            /**
             * Purpose
             * @default
             */
            purpose?: string;
            /**
             * Repay By
             * @default null
             */
            repay_by?: string | null;
        };
        /**
         * NewInvitationOut
         * @description The invitation and its link, this once.
         */
        NewInvitationOut: {
            invitation: components["schemas"]["InvitationOut"];
            /** Url */
            url: string;
        };
        /**
         * NewPasswordIn
         * @description The token and the password that its owner chooses.
         */
        NewPasswordIn: {
            /** Password */
            password: string;
            /** Token */
            token: string;
        };
        /**
         * NextClearingOut
         * @description The next clearing: the earlier of limit date and filing deadline.
         */
        NextClearingOut: {
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Days Left */
            days_left: number;
            /** Device Id */
            device_id: number;
            /** Label */
            label: string;
            source: components["schemas"]["DateSource"];
        };
        /**
         * NextDeadlineOut
         * @description ``days_left`` counts to ``earliest_on``; 0 = today at the latest.
         */
        NextDeadlineOut: {
            /** Days Left */
            days_left: number;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /**
             * Earliest On
             * Format: date
             */
            earliest_on: string;
            /** Month */
            month: string;
            /** Notice */
            notice: string | null;
            /** Provisional */
            provisional: boolean;
            source: components["schemas"]["DeadlineSource"];
        };
        /**
         * NightlyOut
         * @description 夜间核对: what became of the reported invoices; only ``missing`` and ``altered`` are loss.
         *
         *     The first numbers of each and how many they are. ``checked_at`` None = found just now, before
         *     the first night.
         */
        NightlyOut: {
            /** Added */
            added: string[];
            /** Added Count */
            added_count: number;
            /** Altered */
            altered: string[];
            /** Altered Count */
            altered_count: number;
            /** Checked At */
            checked_at: string | null;
            /** Missing */
            missing: string[];
            /** Missing Count */
            missing_count: number;
            /** Next At */
            next_at: string | null;
            /** Verified */
            verified: string[];
            /** Verified Count */
            verified_count: number;
        };
        /**
         * NoticeKind
         * @description What a notice is about.
         * @enum {string}
         */
        NoticeKind: "claim_waiting" | "claim_returned" | "claim_rejected" | "claim_approved" | "claim_to_pay" | "claim_paid" | "claim_nudged" | "claim_transferred" | "claim_cc" | "claim_commented" | "claw_back" | "invoice_new" | "invoice_problem" | "invoice_answered" | "invoice_unclaimed" | "claim_deadline" | "year_end" | "filing_deadline" | "clearing" | "ticket" | "red_confirmation" | "dated_item" | "reminder" | "digest" | "system";
        /**
         * NoticeLineOut
         * @description One line of a digest and where it leads.
         */
        NoticeLineOut: {
            /** Link */
            link: string;
            /** Text */
            text: string;
        };
        /**
         * NoticeOut
         * @description One notice; ``link`` is a path of the web client.
         */
        NoticeOut: {
            /** Body */
            body: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: number;
            /** Is Read */
            is_read: boolean;
            kind: components["schemas"]["NoticeKind"];
            /** Kind Label */
            kind_label: string;
            /** Lines */
            lines: components["schemas"]["NoticeLineOut"][];
            /** Link */
            link: string;
            /** Title */
            title: string;
        };
        /**
         * NoticePageOut
         * @description One page of the inbox, newest first, and how many are unread (100 means 100 or more).
         */
        NoticePageOut: {
            /** Items */
            items: components["schemas"]["NoticeOut"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Unread */
            unread: number;
        };
        /**
         * NumbersOut
         * @description Numbers of one invoice code, both ends included.
         */
        NumbersOut: {
            /** First */
            first: number;
            /** Invoice Code */
            invoice_code: string;
            /** Last */
            last: number;
        };
        /**
         * ObstacleOut
         * @description Why an invoice cannot be claimed now, and what to do.
         */
        ObstacleOut: {
            /** Code */
            code: string;
            /** Message */
            message: string;
        };
        /**
         * OfficialFieldOut
         * @description One field of the official page, to copy.
         */
        OfficialFieldOut: {
            /** Label */
            label: string;
            /** Value */
            value: string;
        };
        /**
         * OfficialFormOut
         * @description The official page and its fields in its own order and format.
         */
        OfficialFormOut: {
            /** Fields */
            fields: components["schemas"]["OfficialFieldOut"][];
            /** Url */
            url: string;
        };
        /**
         * OffsetIn
         * @description 冲销 of a part of an own advance.
         */
        OffsetIn: {
            /** Advance Id */
            advance_id: number;
            /** Amount Fen */
            amount_fen: number;
        };
        /**
         * OffsetOut
         * @description 冲销; ``left_fen`` is what the advance still has beside this.
         */
        OffsetOut: {
            /** Advance Id */
            advance_id: number;
            /** Advance No */
            advance_no: string;
            /** Amount Fen */
            amount_fen: number;
            /** Left Fen */
            left_fen: number;
        };
        /**
         * OptionOut
         * @description One of a few values of a parameter.
         */
        OptionOut: {
            /** Label */
            label: string;
            /** Value */
            value: string;
        };
        /**
         * OrderIn
         * @description The whole list in its new order.
         */
        OrderIn: {
            /** Ids */
            ids: number[];
        };
        /**
         * Outcome
         * @description End of one attempt; the first five say that the invoice exists and the data agree.
         * @enum {string}
         */
        Outcome: "MATCH_VALID" | "MATCH_VOID" | "MATCH_RED_PARTIAL" | "MATCH_RED_FULL" | "MATCH_IS_RED_LETTER" | "MISMATCH" | "NOT_FOUND" | "DAILY_LIMIT" | "NOT_YET" | "TOO_OLD" | "BAD_INPUT" | "PROVIDER_BUSY" | "PROVIDER_CONFIG" | "UNSUPPORTED";
        /**
         * OwnCopyOut
         * @description The product's copy as the journal notes it; ``place`` None = an older station.
         */
        OwnCopyOut: {
            /** Byte Count */
            byte_count: number;
            /** File */
            file: string;
            /** Originals */
            originals: number;
            /** Place */
            place: string | null;
        };
        /**
         * PageSize
         * @description SMALL fits a list, LARGE can be read.
         * @enum {string}
         */
        PageSize: "small" | "large";
        /**
         * PaidPageOut
         * @description Last paid first.
         */
        PaidPageOut: {
            /** Items */
            items: components["schemas"]["PaidRow"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * PaidRow
         * @description 已支付. ``needs_slip``: money went through the bank and no slip is here yet.
         */
        PaidRow: {
            /** Amount Fen */
            amount_fen: number;
            /** Bank Reference */
            bank_reference: string;
            /** Claim No */
            claim_no: string;
            claimant: components["schemas"]["PersonRef"];
            /** Difference Reason */
            difference_reason: string;
            /** Id */
            id: number;
            kind: components["schemas"]["ClaimKind"];
            method: components["schemas"]["PaymentMethod"];
            /** Needs Slip */
            needs_slip: boolean;
            /**
             * Paid On
             * Format: date
             */
            paid_on: string;
            /** Payable Fen */
            payable_fen: number;
            /** Purpose */
            purpose: string;
            /** Recheck Reason */
            recheck_reason: string;
            registered_by: components["schemas"]["PersonRef"];
            /** Slips */
            slips: components["schemas"]["SlipOut"][];
            status: components["schemas"]["ClaimStatus"];
            /** Version */
            version: number;
        };
        /**
         * PairIn
         * @description What a station says of itself; ``public_key`` is a raw X25519 key in base64.
         */
        PairIn: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Public Key */
            public_key: string;
            /** Version */
            version: string;
        };
        /**
         * PairedOut
         * @description The token is told this once.
         */
        PairedOut: {
            /** Station Id */
            station_id: number;
            /** Token */
            token: string;
        };
        /**
         * PairingCodeOut
         * @description Eight characters for the station, told this once.
         */
        PairingCodeOut: {
            /** Code */
            code: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /**
         * Paper
         * @description A4, or half of it: two forms on a sheet, to be cut.
         * @enum {string}
         */
        Paper: "a4" | "half";
        /**
         * ParameterKind
         * @description What a parameter is, so that an editor can be drawn from it.
         * @enum {string}
         */
        ParameterKind: "count" | "money" | "switch" | "choice" | "expense_types" | "limits";
        /**
         * ParameterOut
         * @description What can be set of a rule, so that an editor can be drawn from it. Money in fen.
         */
        ParameterOut: {
            /** Help */
            help: string;
            kind: components["schemas"]["ParameterKind"];
            /** Label */
            label: string;
            /** Maximum */
            maximum: number;
            /** Minimum */
            minimum: number;
            /** Name */
            name: string;
            /** Options */
            options: components["schemas"]["OptionOut"][];
            /** Unit */
            unit: string;
        };
        /**
         * PassOnIn
         * @description 转交 to, or 加签 of, another approver.
         */
        PassOnIn: {
            /**
             * Comment
             * @default
             */
            comment?: string;
            /** Person Id */
            person_id: number;
            /** Version */
            version: number;
        };
        /**
         * PassedOverOut
         * @description A flow that was tried before and does not fit, and why.
         */
        PassedOverOut: {
            /** Name */
            name: string;
            /** Reasons */
            reasons: string[];
        };
        /**
         * PasswordChangeIn
         * @description The password so far and the one to be.
         */
        PasswordChangeIn: {
            /** Old Password */
            old_password: string;
            /** Password */
            password: string;
        };
        /**
         * PauseOut
         * @description A session that a person has paused: it stops before its next act, the others do not.
         */
        PauseOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Reason */
            reason: string;
            /** Session Id */
            session_id: string;
        };
        /**
         * PausedOut
         * @description Who has paused the session. ``is_held``: the station has stopped before its next act.
         */
        PausedOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["ClearPersonRef"] | null;
            /** Is Held */
            is_held: boolean;
            /** Reason */
            reason: string;
        };
        /**
         * PayIn
         * @description 登记付款 of the claim that was seen as ``version``.
         *
         *     ``amount_fen`` is what left the account; another than the payable one needs its reason.
         */
        PayIn: {
            /** Amount Fen */
            amount_fen: number;
            /**
             * Bank Reference
             * @default
             */
            bank_reference?: string;
            /**
             * Difference Reason
             * @default
             */
            difference_reason?: string;
            /** @default bank */
            method?: components["schemas"]["PaymentMethod"];
            /**
             * Paid On
             * Format: date
             */
            paid_on: string;
            /**
             * Recheck Reason
             * @default
             */
            recheck_reason?: string;
            /** Version */
            version: number;
        };
        /**
         * PayManyIn
         * @description 登记付款 of several, each in full and with its own answer.
         */
        PayManyIn: {
            /**
             * Bank Reference
             * @default
             */
            bank_reference?: string;
            /** Claims */
            claims: components["schemas"]["SeenClaimIn"][];
            /** @default bank */
            method?: components["schemas"]["PaymentMethod"];
            /**
             * Paid On
             * Format: date
             */
            paid_on: string;
            /**
             * Recheck Reason
             * @default
             */
            recheck_reason?: string;
        };
        /**
         * PayeeAccountChangeIn
         * @description A changed account; a number that is missing stays, since lists show it masked only.
         */
        PayeeAccountChangeIn: {
            /**
             * Account Number
             * @default null
             */
            account_number?: string | null;
            /** Bank Name */
            bank_name: string;
            /** Holder */
            holder: string;
            /**
             * Is Default
             * @default false
             */
            is_default?: boolean;
        };
        /**
         * PayeeAccountIn
         * @description 收款账户; the number is sent whole, shown masked in lists.
         */
        PayeeAccountIn: {
            /** Account Number */
            account_number: string;
            /** Bank Name */
            bank_name: string;
            /** Holder */
            holder: string;
            /**
             * Is Default
             * @default false
             */
            is_default?: boolean;
        };
        /**
         * PayeeAccountOut
         * @description ``account_number`` is masked.
         */
        PayeeAccountOut: {
            /** Account Number */
            account_number: string;
            /** Bank Name */
            bank_name: string;
            /** Holder */
            holder: string;
            /** Id */
            id: number;
            /** Is Default */
            is_default: boolean;
        };
        /**
         * PayeeAccountsOut
         * @description Own accounts in use.
         */
        PayeeAccountsOut: {
            /** Items */
            items: components["schemas"]["PayeeAccountOut"][];
        };
        /**
         * PayeeOut
         * @description 收款账户; the number is masked but for its owner and the cashier.
         */
        PayeeOut: {
            /** Account Number */
            account_number: string;
            /** Bank Name */
            bank_name: string;
            /** Holder */
            holder: string;
            /** Id */
            id: number | null;
        };
        /**
         * PaymentMethod
         * @description How the money left.
         * @enum {string}
         */
        PaymentMethod: "bank" | "cash" | "other" | "offset";
        /**
         * PaymentOut
         * @description 登记付款.
         */
        PaymentOut: {
            /** Amount Fen */
            amount_fen: number;
            /** Bank Reference */
            bank_reference: string;
            /** Difference Reason */
            difference_reason: string;
            /** Method */
            method: string;
            /**
             * Paid On
             * Format: date
             */
            paid_on: string;
            /** Payable Fen */
            payable_fen: number;
            /**
             * Registered At
             * Format: date-time
             */
            registered_at: string;
            registered_by: components["schemas"]["PersonRef"];
        };
        /**
         * PendingChangeOut
         * @description A change that waits for its code.
         */
        PendingChangeOut: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Purpose
             * @enum {string}
             */
            purpose: "change_email" | "change_mobile";
            /** Target */
            target: string;
        };
        /**
         * PeopleOut
         * @description One page of people.
         */
        PeopleOut: {
            /** Items */
            items: components["schemas"]["PersonOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * PeriodMonthOut
         * @description ``month`` is the tax period (所属期); it is cleared in the month after it.
         */
        PeriodMonthOut: {
            /**
             * Deadline
             * Format: date
             */
            deadline: string;
            /** Month */
            month: string;
            /** On */
            on: string | null;
            /** Session Id */
            session_id: string | null;
            state: components["schemas"]["PeriodState"];
        };
        /**
         * PeriodState
         * @description One month of one device.
         * @enum {string}
         */
        PeriodState: "not_due" | "open" | "running" | "cleared" | "late" | "halted" | "not_needed";
        /**
         * PeriodsOut
         * @description 清卡日历.
         */
        PeriodsOut: {
            /** Devices */
            devices: components["schemas"]["DevicePeriodsOut"][];
            /** Year */
            year: number;
        };
        /**
         * PersonApproverIn
         * @description A person by name.
         */
        PersonApproverIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            by: "person";
            /** Person Id */
            person_id: number;
        };
        /**
         * PersonApproverOut
         * @description A person by name.
         */
        PersonApproverOut: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            by: "person";
            /** Person Id */
            person_id: number;
        };
        /**
         * PersonNameOut
         * @description A person as others mention him.
         */
        PersonNameOut: {
            /** Display Name */
            display_name: string;
            /** Id */
            id: number;
        };
        /**
         * PersonOut
         * @description A person as he himself and administrators see him.
         */
        PersonOut: {
            company: components["schemas"]["CompanyRefOut"] | null;
            /** Display Name */
            display_name: string;
            /** Email */
            email: string;
            /** Id */
            id: number;
            membership: components["schemas"]["MembershipOut"] | null;
            /** Roles */
            roles: components["schemas"]["Role"][];
            state: components["schemas"]["PersonState"];
            /** Username */
            username: string;
        };
        /**
         * PersonPatchIn
         * @description Members that are missing (or null, but for ``company_id``) stay as they are.
         */
        PersonPatchIn: {
            /**
             * Company Id
             * @default null
             */
            company_id?: number | null;
            /**
             * Roles
             * @default null
             */
            roles?: components["schemas"]["Role"][] | null;
            /** @default null */
            state?: components["schemas"]["PersonState"] | null;
        };
        /**
         * PersonRef
         * @description A person as claims name him.
         */
        PersonRef: {
            /** Display Name */
            display_name: string;
            /** Id */
            id: number;
        };
        /**
         * PersonState
         * @description Only an active person may sign in.
         * @enum {string}
         */
        PersonState: "unconfirmed" | "awaiting_approval" | "active" | "disabled";
        /**
         * Phase
         * @description The four phases of the wizard.
         * @enum {string}
         */
        Phase: "prepare" | "operate" | "verify" | "confirm";
        /**
         * Place
         * @description Which part of the device told of a stretch.
         * @enum {string}
         */
        Place: "stock" | "register" | "usage" | "totals";
        /**
         * PlacementIn
         * @description Where a person works; ``department_id`` None = nowhere, and then nothing else counts.
         */
        PlacementIn: {
            /** Department Id */
            department_id: number | null;
            /**
             * Grade
             * @default null
             */
            grade?: string | null;
            /**
             * Is Head
             * @default false
             */
            is_head?: boolean;
        };
        /**
         * PoliciesOut
         * @description Every rule, and what parameters are chosen from.
         */
        PoliciesOut: {
            /** Expense Types */
            expense_types: components["schemas"]["TypeRef"][];
            /** Grades */
            grades: string[];
            /** Items */
            items: components["schemas"]["RuleOut"][];
        };
        /**
         * PolicyIn
         * @description Settings of the organisation, all at once.
         */
        PolicyIn: {
            /** Asks Mobile */
            asks_mobile: boolean;
            /** Password Days */
            password_days: number;
            registration_mode: components["schemas"]["RegistrationMode"];
        };
        /**
         * PolicyOut
         * @description Settings of the organisation; ``password_days`` 0 = a password never ages.
         */
        PolicyOut: {
            /** Asks Mobile */
            asks_mobile: boolean;
            /** Password Days */
            password_days: number;
            registration_mode: components["schemas"]["RegistrationMode"];
        };
        /**
         * PrecheckOut
         * @description 预检: hits and the way that the claim would go. Sent back before anything is submitted.
         *
         *     ``problems`` are what must be filled in, by field path; with any, or with a blocking hit,
         *     a submission is refused. ``flow`` is None when nobody may approve it (a problem says so).
         */
        PrecheckOut: {
            /** Budgets */
            budgets: components["schemas"]["BudgetLeftOut"][];
            /** Flow */
            flow: components["schemas"]["StepOut"][];
            /** Problems */
            problems: {
                [key: string]: string;
            }[];
            /** Rule Hits */
            rule_hits: components["schemas"]["HitOut"][];
            /** Version */
            version: number;
        };
        /**
         * PreferencesIn
         * @description All choices of a person; quiet hours are times in China, both or none.
         */
        PreferencesIn: {
            /** Kinds */
            kinds: components["schemas"]["KindChoiceIn"][];
            /** Quiet From */
            quiet_from: string | null;
            /** Quiet To */
            quiet_to: string | null;
            /** Wants Digest */
            wants_digest: boolean;
        };
        /**
         * PreferencesOut
         * @description Everything that 提醒设置 shows; ``push_key`` is what a browser subscribes with.
         */
        PreferencesOut: {
            /** Calendar Read At */
            calendar_read_at: string | null;
            /** Calendar Since */
            calendar_since: string | null;
            /** Kinds */
            kinds: components["schemas"]["KindChoiceOut"][];
            /** Push Key */
            push_key: string;
            /** Quiet From */
            quiet_from: string | null;
            /** Quiet To */
            quiet_to: string | null;
            /** Sends Mail */
            sends_mail: boolean;
            /** Subscriptions */
            subscriptions: components["schemas"]["SubscriptionOut"][];
            /** Wants Digest */
            wants_digest: boolean;
        };
        /**
         * PrintOut
         * @description A finished print: ``pages`` are sheets, ``pages_apart`` without two on one.
         *
         *     ``printed_at`` names it: asked for again with it, preview and file are of this very print.
         */
        PrintOut: {
            /** Byte Count */
            byte_count: number;
            /** Claim No */
            claim_no: string;
            /** Pages */
            pages: number;
            /** Pages Apart */
            pages_apart: number;
            /**
             * Printed At
             * Format: date-time
             */
            printed_at: string;
            /** Proofs */
            proofs: components["schemas"]["PrintedProofOut"][];
        };
        /**
         * PrintedProofOut
         * @description One entry of the 附件清单 and what became of it.
         */
        PrintedProofOut: {
            fate: components["schemas"]["Fate"];
            /** File Name */
            file_name: string | null;
            /** No */
            no: number;
            /** Note */
            note: string;
            /** What */
            what: string;
        };
        /**
         * Problem
         * @description An error as application/problem+json (RFC 9457); ``code`` is stable, ``detail`` Chinese.
         *
         *     ``instance`` ends in the 错误编号, under which the log has this answer; it is X-Request-Id.
         */
        Problem: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /**
             * Instance
             * @default null
             */
            instance?: string | null;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /**
         * ProfileIn
         * @description What a person changes without a code.
         */
        ProfileIn: {
            /** Display Name */
            display_name: string;
        };
        /**
         * ProfileOut
         * @description What the person has told of himself; ``password_ends_at`` None = never.
         */
        ProfileOut: {
            /** Mobile */
            mobile: string | null;
            /** Password Ends At */
            password_ends_at: string | null;
            /**
             * Password Set At
             * Format: date-time
             */
            password_set_at: string;
            /** Pending */
            pending: components["schemas"]["PendingChangeOut"][];
            person: components["schemas"]["PersonOut"];
        };
        /**
         * PurposeIn
         * @description 用途 of several own invoices; empty takes it away.
         */
        PurposeIn: {
            /** Ids */
            ids: number[];
            /** Purpose */
            purpose: string;
        };
        /**
         * PurposesOut
         * @description How many invoices have it now.
         */
        PurposesOut: {
            /** Changed */
            changed: number;
        };
        /**
         * PushKeysIn
         * @description The keys of a browser's subscription, base64url.
         */
        PushKeysIn: {
            /** Auth */
            auth: string;
            /** P256Dh */
            p256dh: string;
        };
        /**
         * ReadAllIn
         * @description Everything up to the newest notice that was shown.
         */
        ReadAllIn: {
            /** Up To Id */
            up_to_id: number;
        };
        /**
         * RebuiltOut
         * @description The record is there again.
         */
        RebuiltOut: {
            /** Session Id */
            session_id: string;
        };
        /**
         * RecheckIn
         * @description 付款前复查 of the invoices of these claims.
         */
        RecheckIn: {
            /** Claim Ids */
            claim_ids: number[];
        };
        /**
         * RecheckOut
         * @description What 查验 says now of one invoice; ``message`` in words, with the next try if one is due.
         */
        RecheckOut: {
            /** Invoice Id */
            invoice_id: number;
            /** Kind Label */
            kind_label: string;
            /** Message */
            message: string;
            /** Next Try At */
            next_try_at: string | null;
            /** Number */
            number: string;
            /** Seller Name */
            seller_name: string | null;
            state: components["schemas"]["RecheckState"];
            /** Verified At */
            verified_at: string | null;
        };
        /**
         * RecheckState
         * @description 复查 of one invoice.
         * @enum {string}
         */
        RecheckState: "consistent" | "last_verdict" | "needed" | "pending" | "unavailable" | "disagrees" | "pretended" | "turned";
        /**
         * RechecksOut
         * @description One for each claim asked about.
         */
        RechecksOut: {
            /** Items */
            items: components["schemas"]["ClaimRecheckOut"][];
        };
        /**
         * ReconciledOut
         * @description Differences first, then the newest.
         */
        ReconciledOut: {
            /** Items */
            items: components["schemas"]["ReconciledRow"][];
            /** Next Cursor */
            next_cursor: string | null;
            sums: components["schemas"]["ReconciledSums"];
        };
        /**
         * ReconciledRow
         * @description 对账 of one claim: approved, paid and proved by a slip, and what does not agree.
         */
        ReconciledRow: {
            /** Approved Fen */
            approved_fen: number;
            /** Claim No */
            claim_no: string;
            claimant: components["schemas"]["PersonRef"];
            /** Differences */
            differences: components["schemas"]["Difference"][];
            /** Id */
            id: number;
            method: components["schemas"]["PaymentMethod"] | null;
            /** Offset Fen */
            offset_fen: number;
            /** Paid Fen */
            paid_fen: number | null;
            /** Paid On */
            paid_on: string | null;
            /** Payable Fen */
            payable_fen: number;
            /** Slip Count */
            slip_count: number;
            status: components["schemas"]["ClaimStatus"];
        };
        /**
         * ReconciledSums
         * @description Of the whole month. ``difference_fen`` is payable less paid.
         */
        ReconciledSums: {
            /** Amount Differs */
            amount_differs: number;
            /** Approved Fen */
            approved_fen: number;
            /** Claims */
            claims: number;
            /** Difference Fen */
            difference_fen: number;
            /** No Slip */
            no_slip: number;
            /** Offset Fen */
            offset_fen: number;
            /** Paid Fen */
            paid_fen: number;
            /** Payable Fen */
            payable_fen: number;
            /** Unpaid */
            unpaid: number;
        };
        /**
         * RedConfirmationIn
         * @description A red-letter confirmation: its number and when it was sent to the other side.
         */
        RedConfirmationIn: {
            /**
             * Came At
             * Format: date-time
             */
            came_at: string;
            /** Number */
            number: string;
        };
        /**
         * RedConfirmationOut
         * @description A confirmation and its last moment.
         */
        RedConfirmationOut: {
            /**
             * Came At
             * Format: date-time
             */
            came_at: string;
            /** Closed At */
            closed_at: string | null;
            /** Id */
            id: number;
            /**
             * Lapses At
             * Format: date-time
             */
            lapses_at: string;
            /** Number */
            number: string;
            state: components["schemas"]["ConfirmationState"];
        };
        /**
         * RedConfirmationPageOut
         * @description One page, newest first.
         */
        RedConfirmationPageOut: {
            /** Items */
            items: components["schemas"]["RedConfirmationOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * RegisterUpdate
         * @description Whether the register has run 税控更新 with the cleared card.
         * @enum {string}
         */
        RegisterUpdate: "yes" | "no" | "later";
        /**
         * RegisteredOut
         * @description Where the mail went, masked.
         */
        RegisteredOut: {
            /** Email Masked */
            email_masked: string;
        };
        /**
         * RegistrationMode
         * @description Who may sign up: anybody, anybody whom an administrator then lets in, the invited.
         * @enum {string}
         */
        RegistrationMode: "open" | "approval" | "invitation";
        /**
         * RegistrationRulesOut
         * @description What the registration page must know; for anybody.
         */
        RegistrationRulesOut: {
            /** Asks Mobile */
            asks_mobile: boolean;
            mode: components["schemas"]["RegistrationMode"];
        };
        /**
         * RelaxationsOut
         * @description The ways out of an empty search: conditions to drop, most invoices first; near numbers.
         *
         *     ``excludes_most`` is None when no single one keeps the invoices out.
         */
        RelaxationsOut: {
            excludes_most: components["schemas"]["WalletCondition"] | null;
            /** Near Numbers */
            near_numbers: string[];
            /** Relaxed */
            relaxed: components["schemas"]["RelaxedOut"][];
            without_any: components["schemas"]["BoundedCountOut"];
        };
        /**
         * RelaxedOut
         * @description How many invoices the search gives without one of its conditions.
         */
        RelaxedOut: {
            condition: components["schemas"]["WalletCondition"];
            /** Count */
            count: number;
            /** Is More */
            is_more: boolean;
        };
        /**
         * ReminderIn
         * @description A reminder; ``link`` names an invoice or a claim of one's own.
         */
        ReminderIn: {
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Link
             * @default null
             */
            link?: string | null;
            /** @default none */
            repeat?: components["schemas"]["Repeat"];
            /** Text */
            text: string;
        };
        /**
         * ReminderOut
         * @description A reminder; 'dead' = it could not be fired, an administrator finds the cause in the log.
         */
        ReminderOut: {
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Fired At */
            fired_at: string | null;
            /** Id */
            id: number;
            /** Link */
            link: string | null;
            repeat: components["schemas"]["Repeat"];
            state: components["schemas"]["JobState"];
            /** Text */
            text: string;
        };
        /**
         * ReminderPageOut
         * @description One page: open ones by time, done ones newest first.
         */
        ReminderPageOut: {
            /** Items */
            items: components["schemas"]["ReminderOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * RepairOut
         * @description 发票修复: a card that was read once more. ``hash``: the journal's, over all that was read.
         */
        RepairOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Byte Count */
            byte_count: number;
            card: components["schemas"]["TaxCardOut"];
            /** File Count */
            file_count: number;
            /** Hash */
            hash: string;
            /** Id */
            id: number;
            /** Reader */
            reader: string;
            /** Station Name */
            station_name: string;
        };
        /**
         * RepairsOut
         * @description The newest ones, newest first.
         */
        RepairsOut: {
            /** Items */
            items: components["schemas"]["RepairOut"][];
        };
        /**
         * RepaymentIn
         * @description 还款 of a part of an advance, in money.
         */
        RepaymentIn: {
            /** Amount Fen */
            amount_fen: number;
            /**
             * Remark
             * @default
             */
            remark?: string;
            /** Version */
            version: number;
        };
        /**
         * Repeat
         * @description How often a reminder comes back.
         * @enum {string}
         */
        Repeat: "none" | "weekly" | "monthly";
        /**
         * ReplayIn
         * @description A rule to be tried on the claims of the last months.
         */
        ReplayIn: {
            level: components["schemas"]["RuleLevel"];
            /**
             * Months
             * @default 3
             */
            months?: number;
            /** Parameters */
            parameters?: {
                [key: string]: unknown;
            };
        };
        /**
         * ReplayOut
         * @description Claims hit by strongest level before and after the change, and those that differ.
         *
         *     ``left_out`` are older claims of these months that were not tried.
         */
        ReplayOut: {
            /** After */
            after: {
                [key: string]: number;
            };
            /** Before */
            before: {
                [key: string]: number;
            };
            /** Changed */
            changed: components["schemas"]["ReplayedClaimOut"][];
            /** Claims */
            claims: number;
            /** Left Out */
            left_out: number;
        };
        /**
         * ReplayedClaimOut
         * @description A claim that comes out differently; None = not hit. ``hits`` counts those afterwards.
         */
        ReplayedClaimOut: {
            after: components["schemas"]["RuleLevel"] | null;
            before: components["schemas"]["RuleLevel"] | null;
            /** Claim No */
            claim_no: string;
            /** Hits */
            hits: number;
            /**
             * Submitted At
             * Format: date-time
             */
            submitted_at: string;
            /** Total Fen */
            total_fen: number;
        };
        /**
         * ReportEntryOut
         * @description One entry of the journal. ``hash`` is the chain's.
         */
        ReportEntryOut: {
            /** Body */
            body: {
                [key: string]: unknown;
            };
            /** Hash */
            hash: string;
            /** Kind */
            kind: string;
            /** Seq */
            seq: number;
            /** Text */
            text: string;
            /** Unit Id */
            unit_id: string;
            /**
             * Written At
             * Format: date-time
             */
            written_at: string;
        };
        /**
         * ResetWishIn
         * @description The address to which the link shall go.
         */
        ResetWishIn: {
            /** Email */
            email: string;
        };
        /**
         * RestOut
         * @description The groups that are too many to show.
         */
        RestOut: {
            /** Amount Fen */
            amount_fen: number;
            /** Groups */
            groups: number;
        };
        /**
         * RetriedOut
         * @description How many deliveries are tried again.
         */
        RetriedOut: {
            /** Retried */
            retried: number;
        };
        /**
         * ReviewStatus
         * @description 审核/归档.
         * @enum {string}
         */
        ReviewStatus: "pending" | "confirmed" | "rejected" | "voided" | "archived";
        /**
         * RobotIn
         * @description A robot as its group's settings show it; an empty secret = it asks for no signature.
         */
        RobotIn: {
            /** Address */
            address: string;
            /**
             * Is Active
             * @default true
             */
            is_active?: boolean;
            kind: components["schemas"]["RobotKind"];
            /** Kinds */
            kinds: components["schemas"]["NoticeKind"][];
            /** Name */
            name: string;
            /**
             * Secret
             * @default
             */
            secret?: string;
        };
        /**
         * RobotKind
         * @description Whose group robot it is: 企业微信, 钉钉, 飞书.
         * @enum {string}
         */
        RobotKind: "wecom" | "dingtalk" | "feishu";
        /**
         * RobotOut
         * @description A robot without its address and secret: they are never shown again.
         */
        RobotOut: {
            /** Has Secret */
            has_secret: boolean;
            /** Id */
            id: number;
            /** Is Active */
            is_active: boolean;
            kind: components["schemas"]["RobotKind"];
            /** Kinds */
            kinds: components["schemas"]["NoticeKind"][];
            /** Last Problem */
            last_problem: string | null;
            /** Last Sent At */
            last_sent_at: string | null;
            /** Name */
            name: string;
        };
        /**
         * RobotPatchIn
         * @description What to change; address and secret are left alone when they are absent.
         */
        RobotPatchIn: {
            /**
             * Address
             * @default null
             */
            address?: string | null;
            /**
             * Is Active
             * @default null
             */
            is_active?: boolean | null;
            /**
             * Kinds
             * @default null
             */
            kinds?: components["schemas"]["NoticeKind"][] | null;
            /**
             * Name
             * @default null
             */
            name?: string | null;
            /**
             * Secret
             * @default null
             */
            secret?: string | null;
        };
        /**
         * RobotTriedOut
         * @description What came of a test: three answers, never two.
         */
        RobotTriedOut: {
            /**
             * Answer
             * @enum {string}
             */
            answer: "sent" | "refused" | "could_not_ask";
            /** Reason */
            reason: string;
        };
        /**
         * RobotsOut
         * @description All robots, and what robots may tell.
         */
        RobotsOut: {
            /** Items */
            items: components["schemas"]["RobotOut"][];
            /** Kinds */
            kinds: components["schemas"]["GroupKindOut"][];
        };
        /**
         * Role
         * @description 角色.
         * @enum {string}
         */
        Role: "employee" | "approver" | "accountant" | "cashier" | "clearing_operator" | "auditor" | "administrator";
        /**
         * RoleApproverIn
         * @description Everybody of the claimant's company with a role.
         */
        RoleApproverIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            by: "role";
            /**
             * Role
             * @enum {string}
             */
            role: "approver" | "accountant" | "administrator";
        };
        /**
         * RoleApproverOut
         * @description Everybody of the claimant's company with a role.
         */
        RoleApproverOut: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            by: "role";
            /**
             * Role
             * @enum {string}
             */
            role: "approver" | "accountant" | "administrator";
        };
        /**
         * RuleIn
         * @description A rule as it is to be, from the one that was seen as ``version``.
         */
        RuleIn: {
            level: components["schemas"]["RuleLevel"];
            /** Parameters */
            parameters?: {
                [key: string]: unknown;
            };
            /** Version */
            version: number;
            /** Waived By */
            waived_by?: components["schemas"]["Role"][];
        };
        /**
         * RuleLevel
         * @description What a rule that is hit does.
         * @enum {string}
         */
        RuleLevel: "block" | "warn" | "note" | "off";
        /**
         * RuleOut
         * @description A rule as it counts now; ``version`` 0 = as it was delivered. ``hits`` are of 30 days.
         */
        RuleOut: {
            /** Changed At */
            changed_at: string | null;
            changed_by: components["schemas"]["PersonRef"] | null;
            /** Code */
            code: string;
            default_level: components["schemas"]["RuleLevel"];
            /** Hits */
            hits: number;
            level: components["schemas"]["RuleLevel"];
            /** Parameters */
            parameters: {
                [key: string]: unknown;
            };
            /** Says */
            says: string;
            /** Settable */
            settable: components["schemas"]["ParameterOut"][];
            /** Title */
            title: string;
            /** Version */
            version: number;
            /** Waived By */
            waived_by: components["schemas"]["Role"][];
        };
        /**
         * RuleVersionOut
         * @description What a rule was from ``changed_at`` on.
         */
        RuleVersionOut: {
            /** Changed At */
            changed_at: string | null;
            changed_by: components["schemas"]["PersonRef"] | null;
            level: components["schemas"]["RuleLevel"];
            /** Parameters */
            parameters: {
                [key: string]: unknown;
            };
            /** Version */
            version: number;
            /** Waived By */
            waived_by: components["schemas"]["Role"][];
        };
        /**
         * RuleVersionsOut
         * @description Newest first; the last is the rule as it was delivered.
         */
        RuleVersionsOut: {
            /** Items */
            items: components["schemas"]["RuleVersionOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * RunningIn
         * @description How a session stands at the desk; ``next_try_at`` None = no try is planned.
         */
        RunningIn: {
            /**
             * Code
             * @default null
             */
            code?: string | null;
            /**
             * Detail
             * @default
             */
            detail?: string;
            /**
             * Next Try At
             * @default null
             */
            next_try_at?: string | null;
            /** Pause */
            pause: string;
            /**
             * Percent
             * @default 0
             */
            percent?: number;
            /** Session Id */
            session_id: string;
            /** State */
            state: string;
        };
        /**
         * SaveIn
         * @description A save of the draft that was seen as ``version``.
         */
        SaveIn: {
            /**
             * Department Id
             * @default null
             */
            department_id?: number | null;
            /** Lines */
            lines?: components["schemas"]["LineIn"][];
            /** Offsets */
            offsets?: components["schemas"]["OffsetIn"][];
            /**
             * Payee Account Id
             * @default null
             */
            payee_account_id?: number | null;
            /**
             * Purpose
             * @default
             */
            purpose?: string;
            /**
             * Repay By
             * @default null
             */
            repay_by?: string | null;
            /** Version */
            version: number;
        };
        /**
         * ScanIn
         * @description One scanned text, as the decoder delivered it.
         */
        ScanIn: {
            /**
             * Captured At
             * @default null
             */
            captured_at?: string | null;
            /** Text */
            text: string;
        };
        /**
         * ScanOut
         * @description The first answer to one scan or entry; a repeat under the same key gets it again.
         */
        ScanOut: {
            duplicate: components["schemas"]["DuplicateOut"] | null;
            invoice: components["schemas"]["InvoiceOut"] | null;
            /** Reference No */
            reference_no: string | null;
            /**
             * Result
             * @enum {string}
             */
            result: "stored" | "duplicate";
        };
        /**
         * Scope
         * @description Whose claims: one's own, those that one's department bears, all of the company.
         * @enum {string}
         */
        Scope: "mine" | "department" | "company";
        /**
         * ScreenshotIn
         * @description One picture.
         */
        ScreenshotIn: {
            /**
             * File
             * Format: binary
             */
            file: string;
        };
        /**
         * ScreenshotOut
         * @description A picture; its bytes are asked for apart.
         */
        ScreenshotOut: {
            /**
             * Added At
             * Format: date-time
             */
            added_at: string;
            /** Byte Count */
            byte_count: number;
            /** File Name */
            file_name: string;
            /** Id */
            id: number;
        };
        /**
         * SeenAmountIn
         * @description Fen of one tax item, or of one invoice type.
         */
        SeenAmountIn: {
            /**
             * Name
             * @default
             */
            name?: string;
            /** Normal Fen */
            normal_fen: number;
            /**
             * Rate
             * @default null
             */
            rate?: string | null;
            /** Return Fen */
            return_fen: number;
            /** Tax Index */
            tax_index: number;
            /**
             * Type Code
             * @default null
             */
            type_code?: string | null;
        };
        /**
         * SeenCardIn
         * @description Whose card it is.
         */
        SeenCardIn: {
            /** Device No */
            device_no: string;
            /** @default null */
            invoices?: components["schemas"]["SeenScopeIn"] | null;
            /** Machines */
            machines: string[];
            /**
             * Stock
             * @default null
             */
            stock?: components["schemas"]["SeenSegmentIn"][] | null;
            /** Taxpayer Name */
            taxpayer_name: string;
            /** Taxpayer No */
            taxpayer_no: string;
            /** Units */
            units: components["schemas"]["SeenUnitIn"][];
            /**
             * Valid From
             * @default null
             */
            valid_from?: string | null;
            /**
             * Valid Until
             * @default null
             */
            valid_until?: string | null;
            /**
             * Version
             * @default
             */
            version?: string;
        };
        /**
         * SeenClaimIn
         * @description One claim of a batch, as it was seen.
         */
        SeenClaimIn: {
            /** Claim Id */
            claim_id: number;
            /** Version */
            version: number;
        };
        /**
         * SeenNumbersIn
         * @description Numbers of one invoice code, both ends included.
         */
        SeenNumbersIn: {
            /** First */
            first: number;
            /** Invoice Code */
            invoice_code: string;
            /** Last */
            last: number;
        };
        /**
         * SeenReaderIn
         * @description One reader and what is in it.
         */
        SeenReaderIn: {
            /** @default null */
            card?: components["schemas"]["SeenCardIn"] | null;
            /** Name */
            name: string;
            /**
             * State
             * @enum {string}
             */
            state: "empty" | "card" | "busy" | "mute" | "unsupported";
        };
        /**
         * SeenScopeIn
         * @description The invoices on a device; ``unread``: what is not known, which is not none.
         */
        SeenScopeIn: {
            /** Gaps */
            gaps?: components["schemas"]["SeenNumbersIn"][];
            /** Overlaps */
            overlaps?: components["schemas"]["SeenNumbersIn"][];
            /** Stretches */
            stretches: components["schemas"]["SeenStretchIn"][];
            /** Unread */
            unread?: components["schemas"]["Place"][];
        };
        /**
         * SeenSegmentIn
         * @description A stretch of invoice stock; ``rolls`` None = not counted, ``left`` None = not known.
         */
        SeenSegmentIn: {
            /**
             * Bought On
             * @default null
             */
            bought_on?: string | null;
            /** First Number */
            first_number: number;
            /** Invoice Code */
            invoice_code: string;
            /**
             * Is Handed Out
             * @default false
             */
            is_handed_out?: boolean;
            /**
             * Kind
             * @default
             */
            kind?: string;
            /**
             * Label
             * @default
             */
            label?: string;
            /** Last Number */
            last_number: number;
            /**
             * Left
             * @default null
             */
            left?: number | null;
            /**
             * Rolls
             * @default null
             */
            rolls?: number | null;
        };
        /**
         * SeenStretchIn
         * @description Invoices, each in one of three states; numbers None = the device tells counts only.
         */
        SeenStretchIn: {
            /** Blank */
            blank: number;
            /**
             * First
             * @default null
             */
            first?: number | null;
            /**
             * Invoice Code
             * @default null
             */
            invoice_code?: string | null;
            /** Issued */
            issued: number;
            /**
             * Kind
             * @default
             */
            kind?: string;
            /**
             * Label
             * @default
             */
            label?: string;
            /**
             * Last
             * @default null
             */
            last?: number | null;
            place: components["schemas"]["Place"];
            /** Voided */
            voided: number;
            /**
             * Waiting
             * @default null
             */
            waiting?: number | null;
        };
        /**
         * SeenTotalsIn
         * @description Counts and fen; None = the device does not say.
         */
        SeenTotalsIn: {
            /** Amounts */
            amounts: components["schemas"]["SeenAmountIn"][];
            /**
             * Device Normal Fen
             * @default null
             */
            device_normal_fen?: number | null;
            /**
             * Device Return Fen
             * @default null
             */
            device_return_fen?: number | null;
            /** Normal Count */
            normal_count: number;
            /** Return Count */
            return_count: number;
            /** Void Count */
            void_count: number;
        };
        /**
         * SeenUnitIn
         * @description What a card in a reader has declared.
         */
        SeenUnitIn: {
            /** Fingerprint */
            fingerprint: string;
            /** Label */
            label: string;
            /** Period End */
            period_end: string;
            /** Period Start */
            period_start: string;
            totals: components["schemas"]["SeenTotalsIn"];
            /** Unit Id */
            unit_id: string;
        };
        /**
         * SensitiveKind
         * @description What a number is.
         * @enum {string}
         */
        SensitiveKind: "id_card" | "bank_card";
        /**
         * SensitivePlaceOut
         * @description A number that will be covered; ``position`` counts signs from 1.
         */
        SensitivePlaceOut: {
            /** Field */
            field: string;
            kind: components["schemas"]["SensitiveKind"];
            /** Position */
            position: number;
            /** Shown As */
            shown_as: string;
        };
        /**
         * SessionOut
         * @description What the client must know before it shows its first screen.
         *
         *     ``state``: setup (nobody may sign in yet), anonymous or signed_in. While
         *     ``must_change_password`` every other route answers 403.
         */
        SessionOut: {
            /** Is Demo */
            is_demo: boolean;
            /** Mail */
            mail: string;
            /** Must Change Password */
            must_change_password: boolean;
            /** Organisation Name */
            organisation_name: string | null;
            person: components["schemas"]["PersonOut"] | null;
            /** State */
            state: string;
            verify_provider: components["schemas"]["VerifyProviderName"];
            /** Version */
            version: string;
        };
        /**
         * SetupIn
         * @description The organisation's name and its first administrator.
         */
        SetupIn: {
            /** Display Name */
            display_name: string;
            /** Email */
            email: string;
            /** Organisation Name */
            organisation_name: string;
            /** Password */
            password: string;
            /**
             * Setup Code
             * @default null
             */
            setup_code?: string | null;
            /** Username */
            username: string;
        };
        /**
         * ShareIn
         * @description 分摊 to one department.
         */
        ShareIn: {
            /** Amount Fen */
            amount_fen: number;
            /** Department Id */
            department_id: number;
        };
        /**
         * ShareOut
         * @description 分摊.
         */
        ShareOut: {
            /** Amount Fen */
            amount_fen: number;
            /** Department */
            department: string;
            /** Department Id */
            department_id: number;
        };
        /**
         * SheetFormat
         * @description XLSX is for people, CSV for programs.
         * @enum {string}
         */
        SheetFormat: "xlsx" | "csv";
        /**
         * Side
         * @description On which side of the conversation somebody stands.
         * @enum {string}
         */
        Side: "owner" | "support";
        /**
         * SignOffIn
         * @description 审核确认; whether the register has run 税控更新 with this card.
         */
        SignOffIn: {
            has_register_updated: components["schemas"]["RegisterUpdate"];
        };
        /**
         * SignUpIn
         * @description A registration; ``invitation`` is the token behind the # of an invitation's link.
         */
        SignUpIn: {
            /** Display Name */
            display_name: string;
            /** Email */
            email: string;
            /**
             * Invitation
             * @default null
             */
            invitation?: string | null;
            /**
             * Mobile
             * @default null
             */
            mobile?: string | null;
            /** Password */
            password: string;
            /** Username */
            username: string;
        };
        /**
         * SlipOut
         * @description 回单; its bytes are asked for with the claim's attachments.
         */
        SlipOut: {
            /** File Name */
            file_name: string;
            /** Id */
            id: number;
        };
        /**
         * SoundBackupOut
         * @description The newest backup of the same device that was checked and found sound.
         */
        SoundBackupOut: {
            /**
             * Checked At
             * Format: date-time
             */
            checked_at: string;
            /** File */
            file: string;
            /** Session Id */
            session_id: string;
        };
        /**
         * Standing
         * @description What the tax office has said so far: 'could not ask' is never 'no'.
         * @enum {string}
         */
        Standing: "good" | "not_asked" | "no_answer" | "not_yet" | "denied" | "differs";
        /**
         * StationCommandIn
         * @description 预检 or 发票修复 of what is in a reader; neither writes to the card.
         */
        StationCommandIn: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "check" | "repair";
            /** Reader */
            reader: string;
        };
        /**
         * StationOut
         * @description One desk. ``is_alive``: heard within 15 seconds; the rest is what it said then.
         *
         *     ``unsent``: entries of its journal that have not come here yet and go again by themselves.
         *     ``public_key`` (base64, X25519) is for sealing a PIN; ``clock_off_s``: its clock less ours.
         */
        StationOut: {
            /** Alarms */
            alarms: components["schemas"]["AlarmOut"][];
            /** Backup Places */
            backup_places: string[];
            /** Checks */
            checks: components["schemas"]["CheckLineOut"][];
            /** Clock Off S */
            clock_off_s: number | null;
            /** Disk Free */
            disk_free: number | null;
            /** Hosts */
            hosts: components["schemas"]["HostOut"][];
            /** Id */
            id: number;
            /** Is Alive */
            is_alive: boolean;
            /** Name */
            name: string;
            /** Power */
            power: {
                [key: string]: unknown;
            } | null;
            /** Printers */
            printers: string[];
            /** Public Key */
            public_key: string;
            /** Readers */
            readers: components["schemas"]["CardReaderOut"][];
            /** Seen At */
            seen_at: string | null;
            /** Service */
            service: ("running" | "down" | "missing") | null;
            /** Unsent */
            unsent: number;
            /** Version */
            version: string;
            /** Versions */
            versions: {
                [key: string]: string;
            };
        };
        /**
         * StatisticsOut
         * @description Sums of one question; a claim counts once in ``claims`` of the whole.
         */
        StatisticsOut: {
            /** Amount Fen */
            amount_fen: number;
            by: components["schemas"]["By"];
            /** Claims */
            claims: number;
            /**
             * First
             * Format: date
             */
            first: string;
            /** Items */
            items: components["schemas"]["GroupOut"][];
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Lines */
            lines: number;
            rest: components["schemas"]["RestOut"] | null;
            scope: components["schemas"]["Scope"];
            /** Scopes */
            scopes: components["schemas"]["Scope"][];
        };
        /**
         * Step
         * @description Where to look, in this order.
         * @enum {string}
         */
        Step: "network" | "input" | "upload_record" | "sync_delay" | "maintenance" | "support";
        /**
         * StepIn
         * @description One level: 会签 (all) or 或签 (any), and who is told (抄送).
         */
        StepIn: {
            /** Approvers */
            approvers: (components["schemas"]["PersonApproverIn"] | components["schemas"]["HeadApproverIn"] | components["schemas"]["RoleApproverIn"])[];
            /** Copy To */
            copy_to?: number[];
            mode: components["schemas"]["StepMode"];
            /** Name */
            name: string;
        };
        /**
         * StepMode
         * @description 会签 (all) or 或签 (any).
         * @enum {string}
         */
        StepMode: "all" | "any";
        /**
         * StepOut
         * @description One level of the approval under way or foreseen.
         */
        StepOut: {
            mode: components["schemas"]["StepMode"];
            /** Name */
            name: string;
            /** Position */
            position: number;
            state: components["schemas"]["StepState"];
            /** Tasks */
            tasks: components["schemas"]["TaskOut"][];
        };
        /**
         * StepState
         * @description One level of an approval.
         * @enum {string}
         */
        StepState: "waiting" | "open" | "passed" | "ended";
        /**
         * StockInvoiceOut
         * @description An invoice of our own ledger with a number of the segment: when issued, who captured it.
         */
        StockInvoiceOut: {
            /**
             * Captured At
             * Format: date-time
             */
            captured_at: string;
            captured_by: components["schemas"]["StockPersonRef"] | null;
            /** Id */
            id: number;
            /** Is Reported */
            is_reported: boolean;
            /** Issued On */
            issued_on: string | null;
            /** Number */
            number: string;
            status: components["schemas"]["DeviceInvoiceStatus"];
        };
        /**
         * StockInvoicesOut
         * @description Newest first.
         */
        StockInvoicesOut: {
            /** Items */
            items: components["schemas"]["StockInvoiceOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * StockKindOut
         * @description One kind of one device: what is left, what is used a month, what to buy.
         *
         *     ``left`` None = the device does not say, and then nobody is reminded.
         *
         *     ``monthly_use`` None = too little history (用量记录不足), and then nothing is proposed.
         *     ``months`` are the cleared months that it is worked out from.
         */
        StockKindOut: {
            /** Device Id */
            device_id: number;
            /** Device Label */
            device_label: string;
            /** Is Low */
            is_low: boolean;
            /** Kind */
            kind: string;
            /** Label */
            label: string;
            /** Left */
            left: number | null;
            /** Monthly Use */
            monthly_use: number | null;
            /** Months */
            months: number;
            /** Proposal */
            proposal: number | null;
        };
        /**
         * StockKindsOut
         * @description By device and kind. ``threshold`` 0 = nobody is reminded.
         */
        StockKindsOut: {
            /** Items */
            items: components["schemas"]["StockKindOut"][];
            /** Threshold */
            threshold: number;
        };
        /**
         * StockNoteIn
         * @description 领购 and 保管: by whom and on which day; a member left out stays.
         */
        StockNoteIn: {
            /**
             * Bought On
             * @default null
             */
            bought_on?: string | null;
            /**
             * Buyer Id
             * @default null
             */
            buyer_id?: number | null;
            /**
             * Keeper Id
             * @default null
             */
            keeper_id?: number | null;
            /**
             * Kept Since
             * @default null
             */
            kept_since?: string | null;
        };
        /**
         * StockPageOut
         * @description Newest first. ``may_note``: whether the asking person may note 保管 and 核销.
         */
        StockPageOut: {
            /** Items */
            items: components["schemas"]["StockRowOut"][];
            /** May Note */
            may_note: boolean;
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * StockPersonRef
         * @description A person by name.
         */
        StockPersonRef: {
            /** Display Name */
            display_name: string;
            /** Id */
            id: number;
        };
        /**
         * StockRowOut
         * @description One segment from 领购 to 核销. ``count`` are all its invoices, ``left`` those not used yet.
         *
         *     ``left`` None = the device does not say. ``bought_on`` is what the device or a person says, or,
         *     where ``is_bought_told`` is false, the day on which a station first saw it. ``gone_at``: since
         *     when the device tells of it no more.
         */
        StockRowOut: {
            /**
             * Bought On
             * Format: date
             */
            bought_on: string;
            buyer: components["schemas"]["StockPersonRef"] | null;
            /** Count */
            count: number;
            /** Device Id */
            device_id: number;
            /** Device Label */
            device_label: string;
            /** First Number */
            first_number: number;
            /**
             * First Seen At
             * Format: date-time
             */
            first_seen_at: string;
            /** Gone At */
            gone_at: string | null;
            /** Id */
            id: number;
            /** Invoice Code */
            invoice_code: string;
            /** Is Bought Told */
            is_bought_told: boolean;
            keeper: components["schemas"]["StockPersonRef"] | null;
            /** Kept Since */
            kept_since: string | null;
            /** Kind */
            kind: string;
            /** Label */
            label: string;
            /** Last Number */
            last_number: number;
            /** Left */
            left: number | null;
            /** Registration Ref */
            registration_ref: string | null;
            /**
             * Seen At
             * Format: date-time
             */
            seen_at: string;
            state: components["schemas"]["StockState"];
            written_off_by: components["schemas"]["StockPersonRef"] | null;
            /** Written Off On */
            written_off_on: string | null;
        };
        /**
         * StockSegmentOut
         * @description Invoices that were bought (领购); ``rolls`` None = the device does not count them.
         *
         *     ``left``: not used yet, None = not known. No code = the device tells counts only.
         */
        StockSegmentOut: {
            /** Bought On */
            bought_on: string | null;
            /** First Number */
            first_number: number;
            /** Invoice Code */
            invoice_code: string;
            /** Is Handed Out */
            is_handed_out: boolean;
            /** Kind */
            kind: string;
            /** Label */
            label: string;
            /** Last Number */
            last_number: number;
            /** Left */
            left: number | null;
            /** Rolls */
            rolls: number | null;
        };
        /**
         * StockState
         * @description Where a segment of invoices stands between 领购 and 核销.
         * @enum {string}
         */
        StockState: "in_stock" | "used_up" | "written_off";
        /**
         * StopOut
         * @description Why the station must not begin the next act; ``until`` None = nobody knows how long.
         */
        StopOut: {
            /** Code */
            code: string;
            /** Message */
            message: string;
            /** Until */
            until: string | null;
        };
        /**
         * SubjectsIn
         * @description 会计科目 of the credit side and of what people owe, "code name"; empty = the usual one.
         */
        SubjectsIn: {
            /**
             * Advance
             * @default
             */
            advance?: string;
            /**
             * Bank
             * @default
             */
            bank?: string;
            /**
             * Cash
             * @default
             */
            cash?: string;
            /**
             * Other
             * @default
             */
            other?: string;
            /**
             * Payable
             * @default
             */
            payable?: string;
        };
        /**
         * SubjectsOut
         * @description The subjects in use.
         */
        SubjectsOut: {
            /** Advance */
            advance: string;
            /** Bank */
            bank: string;
            /** Cash */
            cash: string;
            /** Other */
            other: string;
            /** Payable */
            payable: string;
        };
        /**
         * SubscribedOut
         * @description The row of this browser.
         */
        SubscribedOut: {
            /** Id */
            id: number;
        };
        /**
         * SubscriptionIn
         * @description What PushSubscription.toJSON() gives.
         */
        SubscriptionIn: {
            /** Endpoint */
            endpoint: string;
            keys: components["schemas"]["PushKeysIn"];
        };
        /**
         * SubscriptionOut
         * @description One browser that takes pushes; ``is_paused``: its push service cannot be reached.
         */
        SubscriptionOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Device */
            device: string;
            /** Id */
            id: number;
            /** Is Paused */
            is_paused: boolean;
        };
        /**
         * SupplyIn
         * @description 补全: what the official answer left out, read off the paper.
         */
        SupplyIn: {
            /**
             * Buyer Name
             * @default null
             */
            buyer_name?: string | null;
            /**
             * Buyer Tax Id
             * @default null
             */
            buyer_tax_id?: string | null;
            /**
             * Item Name
             * @default null
             */
            item_name?: string | null;
            /**
             * Seller Name
             * @default null
             */
            seller_name?: string | null;
            /**
             * Total Fen
             * @default null
             */
            total_fen?: number | null;
        };
        /**
         * TaskOut
         * @description What one approver owes or has said.
         */
        TaskOut: {
            acted_by: components["schemas"]["PersonRef"] | null;
            approver: components["schemas"]["PersonRef"];
            /** Comment */
            comment: string;
            /** Ended At */
            ended_at: string | null;
            state: components["schemas"]["TaskState"];
            transferred_from: components["schemas"]["PersonRef"] | null;
        };
        /**
         * TaskState
         * @description What one approver owes or has said.
         * @enum {string}
         */
        TaskState: "waiting" | "open" | "approved" | "rejected" | "returned" | "transferred" | "closed";
        /**
         * TaxCardOut
         * @description The card in a reader. ``device_id`` None = seen this moment for the first time.
         */
        TaxCardOut: {
            /** Device Id */
            device_id: number | null;
            /** Device No */
            device_no: string;
            invoices: components["schemas"]["InvoiceScopeOut"] | null;
            /** Machines */
            machines: string[];
            /** Stock */
            stock: components["schemas"]["StockSegmentOut"][] | null;
            /** Taxpayer Name */
            taxpayer_name: string;
            /** Taxpayer No */
            taxpayer_no: string;
            /** Units */
            units: components["schemas"]["TaxCardUnitOut"][];
            /** Valid From */
            valid_from: string | null;
            /** Valid Until */
            valid_until: string | null;
            /** Version */
            version: string;
        };
        /**
         * TaxCardUnitOut
         * @description What the card in a reader has declared; ``session_id``: who has taken it already.
         */
        TaxCardUnitOut: {
            /** Fingerprint */
            fingerprint: string;
            /** Label */
            label: string;
            /**
             * Period End
             * Format: date
             */
            period_end: string;
            /**
             * Period Start
             * Format: date
             */
            period_start: string;
            /** Session Id */
            session_id: string | null;
            totals: components["schemas"]["ClearTotalsOut"];
            /** Unit Id */
            unit_id: string;
        };
        /**
         * TaxStatus
         * @description 票面: the invoice's standing at the tax office.
         * @enum {string}
         */
        TaxStatus: "unknown" | "normal" | "voided" | "partially_red" | "fully_red" | "abnormal";
        /**
         * TestSentOut
         * @description Whether a test notice went out; within one minute there is one.
         */
        TestSentOut: {
            /** Is New */
            is_new: boolean;
        };
        /**
         * TicketAct
         * @description What somebody did; each is an entry of the conversation.
         * @enum {string}
         */
        TicketAct: "file" | "reply" | "answer" | "ask" | "resolve" | "close" | "reopen" | "appoint" | "attach" | "try_step";
        /**
         * TicketAnswerIn
         * @description What support does: answer, ask, resolve or close; ``steps`` of a solution to be tried.
         */
        TicketAnswerIn: {
            act: components["schemas"]["TicketAct"];
            /**
             * Follow Up On
             * @default null
             */
            follow_up_on?: string | null;
            /** Steps */
            steps?: string[];
            /** Text */
            text: string;
        };
        /**
         * TicketDraftOut
         * @description What is known already, for the form of a new ticket.
         */
        TicketDraftOut: {
            /** Company */
            company: string;
            /** Contact */
            contact: string;
            /** Error Code */
            error_code: string;
            /** Error Id */
            error_id: string;
            /** Evidence */
            evidence: components["schemas"]["TicketEvidenceOut"][];
            /** Invoice Id */
            invoice_id: number | null;
            /** Invoice Issued On */
            invoice_issued_on: string | null;
            /** Invoice Number */
            invoice_number: string;
            kind: components["schemas"]["TicketKind"];
            /** Occurred At */
            occurred_at: string | null;
            /** Session No */
            session_no: string;
            /** Title */
            title: string;
        };
        /**
         * TicketEvidenceOut
         * @description ``is_found`` False: nothing is kept (any more), ``lines`` are empty then.
         */
        TicketEvidenceOut: {
            /** Is Found */
            is_found: boolean;
            kind: components["schemas"]["EvidenceKind"];
            /** Lines */
            lines: string[];
            /** Title */
            title: string;
        };
        /**
         * TicketFollowUpIn
         * @description 约定跟进; None = no day any more.
         */
        TicketFollowUpIn: {
            /** On */
            on: string | null;
        };
        /**
         * TicketIn
         * @description A new ticket; ``attach`` names the evidence that may go along.
         */
        TicketIn: {
            /** Attach */
            attach?: components["schemas"]["EvidenceKind"][];
            /**
             * Company
             * @default
             */
            company?: string;
            /**
             * Contact
             * @default
             */
            contact?: string;
            /** Description */
            description: string;
            /**
             * Error Code
             * @default
             */
            error_code?: string;
            /**
             * Error Id
             * @default
             */
            error_id?: string;
            /**
             * Follow Up On
             * @default null
             */
            follow_up_on?: string | null;
            /**
             * Invoice Id
             * @default null
             */
            invoice_id?: number | null;
            /**
             * Invoice Issued On
             * @default null
             */
            invoice_issued_on?: string | null;
            /**
             * Invoice Number
             * @default
             */
            invoice_number?: string;
            kind: components["schemas"]["TicketKind"];
            /**
             * Occurred At
             * @default null
             */
            occurred_at?: string | null;
            /**
             * Session No
             * @default
             */
            session_no?: string;
            /**
             * Steps
             * @default
             */
            steps?: string;
            /** Title */
            title: string;
            /**
             * Tried
             * @default
             */
            tried?: string;
        };
        /**
         * TicketKind
         * @description 问题类型.
         * @enum {string}
         */
        TicketKind: "incomplete" | "hard_to_use" | "data_lost" | "other";
        /**
         * TicketLookOut
         * @description Every ID and bank-card number in the texts.
         */
        TicketLookOut: {
            /** Places */
            places: components["schemas"]["SensitivePlaceOut"][];
        };
        /**
         * TicketMessageOut
         * @description One entry of the conversation.
         */
        TicketMessageOut: {
            act: components["schemas"]["TicketAct"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Author */
            author: string;
            /** Id */
            id: number;
            /** Is Mine */
            is_mine: boolean;
            side: components["schemas"]["Side"];
            /** Steps */
            steps: components["schemas"]["TicketStepOut"][];
            /** Text */
            text: string;
        };
        /**
         * TicketOut
         * @description A ticket, whole; ``owner_may`` and ``support_may`` are empty for who stands elsewhere.
         */
        TicketOut: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Company */
            company: string;
            /** Contact */
            contact: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Description */
            description: string;
            /** Error Code */
            error_code: string;
            /** Error Id */
            error_id: string;
            /** Evidence */
            evidence: components["schemas"]["TicketEvidenceOut"][];
            /** Follow Up On */
            follow_up_on: string | null;
            /** Id */
            id: number;
            /** Invoice Id */
            invoice_id: number | null;
            /** Invoice Issued On */
            invoice_issued_on: string | null;
            /** Invoice Number */
            invoice_number: string;
            /** Is Mine */
            is_mine: boolean;
            kind: components["schemas"]["TicketKind"];
            /** Messages */
            messages: components["schemas"]["TicketMessageOut"][];
            /** Occurred At */
            occurred_at: string | null;
            /** Owner */
            owner: string;
            /** Owner May */
            owner_may: components["schemas"]["TicketAct"][];
            /** Screenshots */
            screenshots: components["schemas"]["ScreenshotOut"][];
            /** Session No */
            session_no: string;
            state: components["schemas"]["TicketState"];
            /** Steps */
            steps: string;
            /** Support May */
            support_may: components["schemas"]["TicketAct"][];
            /** Ticket No */
            ticket_no: string;
            /** Title */
            title: string;
            /** Tried */
            tried: string;
        };
        /**
         * TicketPageOut
         * @description One page.
         */
        TicketPageOut: {
            /** Items */
            items: components["schemas"]["TicketRowOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * TicketReplyIn
         * @description What the owner writes.
         */
        TicketReplyIn: {
            /** Text */
            text: string;
        };
        /**
         * TicketRowOut
         * @description A ticket in a list; ``owner`` by name.
         */
        TicketRowOut: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Error Code */
            error_code: string;
            /** Follow Up On */
            follow_up_on: string | null;
            /** Id */
            id: number;
            kind: components["schemas"]["TicketKind"];
            /** Owner */
            owner: string;
            state: components["schemas"]["TicketState"];
            /** Ticket No */
            ticket_no: string;
            /** Title */
            title: string;
        };
        /**
         * TicketState
         * @description Whose turn it is; ``WAITING``: support needs something from the person.
         * @enum {string}
         */
        TicketState: "open" | "answered" | "waiting" | "solved" | "closed";
        /**
         * TicketStepOut
         * @description One step of a solution.
         */
        TicketStepOut: {
            /** Id */
            id: number;
            /** Text */
            text: string;
            /** Tried At */
            tried_at: string | null;
        };
        /**
         * TicketTextsIn
         * @description Fields of a ticket or a reply by name, to be looked through before they are sent.
         */
        TicketTextsIn: {
            /** Fields */
            fields: {
                [key: string]: string;
            };
        };
        /**
         * TicketWordIn
         * @description A word with an act; may be empty.
         */
        TicketWordIn: {
            /**
             * Text
             * @default
             */
            text?: string;
        };
        /**
         * TitleCheck
         * @description 抬头: buyer against the companies of the organisation.
         * @enum {string}
         */
        TitleCheck: "unchecked" | "ok" | "tax_no_mismatch" | "unknown_title" | "not_required";
        /**
         * TitleCompanyOut
         * @description What a seller needs for an invoice.
         */
        TitleCompanyOut: {
            /** Address */
            address: string | null;
            /** Bank Account */
            bank_account: string | null;
            /** Bank Name */
            bank_name: string | null;
            /** Phone */
            phone: string | null;
            /** Tax Id */
            tax_id: string | null;
            /** Title */
            title: string;
        };
        /**
         * TitleOut
         * @description The person's title card; every member is None without a company in use.
         *
         *     ``code`` is the text of the two-dimensional code, ``picture`` the code as a data: address.
         */
        TitleOut: {
            /** Code */
            code: string | null;
            company: components["schemas"]["TitleCompanyOut"] | null;
            /** Picture */
            picture: string | null;
        };
        /**
         * ToPayPageOut
         * @description Longest approved first; the sums are of all pages.
         */
        ToPayPageOut: {
            /** Count */
            count: number;
            /** Items */
            items: components["schemas"]["ToPayRow"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Payable Fen */
            payable_fen: number;
        };
        /**
         * ToPayRow
         * @description 待支付. ``is_own``: the asking cashier may not pay it. Accounts are shown whole.
         */
        ToPayRow: {
            /** Approved Fen */
            approved_fen: number;
            batch: components["schemas"]["BatchRef"] | null;
            /** Claim No */
            claim_no: string;
            claimant: components["schemas"]["PersonRef"];
            /** Decided At */
            decided_at: string | null;
            /** Department */
            department: string | null;
            /** Id */
            id: number;
            /** Is Own */
            is_own: boolean;
            kind: components["schemas"]["ClaimKind"];
            /** Offset Fen */
            offset_fen: number;
            /** Payable Fen */
            payable_fen: number;
            payee: components["schemas"]["PayeeOut"] | null;
            /** Purpose */
            purpose: string;
            recheck: components["schemas"]["ClaimRecheckOut"];
            /** Version */
            version: number;
        };
        /**
         * TrialIn
         * @description A claim that somebody might hand in.
         */
        TrialIn: {
            /** Claimant Id */
            claimant_id: number;
            /** Company Id */
            company_id: number;
            /**
             * Department Id
             * @default null
             */
            department_id?: number | null;
            /** @default null */
            draft?: components["schemas"]["DraftFlowIn"] | null;
            /** Expense Type Ids */
            expense_type_ids?: number[];
            /** @default expense */
            kind?: components["schemas"]["ClaimKind"];
            /** Total Fen */
            total_fen: number;
        };
        /**
         * TrialOut
         * @description Which way such a claim would go.
         *
         *     ``is_default``: no flow fits, any approver of the company decides. ``is_draft``: the flow
         *     that is being edited. ``problem`` says why nobody could approve it; steps are empty then.
         */
        TrialOut: {
            /** Flow Id */
            flow_id: number | null;
            /** Flow Name */
            flow_name: string | null;
            /** Is Default */
            is_default: boolean;
            /** Is Draft */
            is_draft: boolean;
            /** Passed Over */
            passed_over: components["schemas"]["PassedOverOut"][];
            /** Problem */
            problem: string | null;
            /** Steps */
            steps: components["schemas"]["TrialStepOut"][];
        };
        /**
         * TrialStepOut
         * @description Who would have to agree on one level.
         *
         *     ``is_stand_in``: nobody of those whom the flow names may decide, so others do.
         */
        TrialStepOut: {
            /** Copy To */
            copy_to: components["schemas"]["PersonRef"][];
            /** Is Stand In */
            is_stand_in: boolean;
            mode: components["schemas"]["StepMode"];
            /** Name */
            name: string;
            /** People */
            people: components["schemas"]["PersonRef"][];
        };
        /**
         * TypeRef
         * @description An expense type to choose from.
         */
        TypeRef: {
            /** Id */
            id: number;
            /** Is Retired */
            is_retired: boolean;
            /** Name */
            name: string;
        };
        /**
         * UnlockIn
         * @description The PIN, sealed to the station's public key (docs/reference/desk.md).
         */
        UnlockIn: {
            /** Sealed */
            sealed: string;
        };
        /**
         * UnreadOut
         * @description How many notices are unread; 100 means 100 or more.
         */
        UnreadOut: {
            /** Unread */
            unread: number;
        };
        /**
         * UploadCountsOut
         * @description Every file ever sent, by where it stands: total = the sum of the others.
         */
        UploadCountsOut: {
            /** Duplicate */
            duplicate: number;
            /** Needs Confirmation */
            needs_confirmation: number;
            /** Reading */
            reading: number;
            /** Rejected */
            rejected: number;
            /** Stored */
            stored: number;
            /** Total */
            total: number;
        };
        /**
         * UploadIn
         * @description One file in a form; ``channel`` says whether it was photographed or chosen.
         */
        UploadIn: {
            /**
             * Captured At
             * @default null
             */
            captured_at?: string | null;
            /**
             * Channel
             * @default file_upload
             * @enum {string}
             */
            channel?: "photo" | "file_upload";
            /**
             * File
             * Format: binary
             */
            file: string;
        };
        /**
         * UploadInvoiceOut
         * @description One invoice that a file held; ``invoice`` only when it is the person's own.
         */
        UploadInvoiceOut: {
            duplicate: components["schemas"]["DuplicateOut"] | null;
            invoice: components["schemas"]["InvoiceRow"] | null;
            /** Page */
            page: number;
            /**
             * Result
             * @enum {string}
             */
            result: "stored" | "duplicate";
        };
        /**
         * UploadOut
         * @description One submitted file. ``pages`` is how many can be shown (0: download only).
         *
         *     ``is_reader_newer``: the readers have learned something since they last looked at it.
         */
        UploadOut: {
            /** Byte Count */
            byte_count: number;
            /** Can Enter */
            can_enter: boolean;
            /** Can Retry */
            can_retry: boolean;
            /**
             * Captured At
             * Format: date-time
             */
            captured_at: string;
            channel: components["schemas"]["IntakeChannel"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Duplicate Of Id */
            duplicate_of_id: number | null;
            /** Duplicate Of Reference No */
            duplicate_of_reference_no: string | null;
            /** File Name */
            file_name: string;
            format: components["schemas"]["FileFormat"] | null;
            /** Format Label */
            format_label: string;
            hint: components["schemas"]["HintOut"] | null;
            /** Id */
            id: number;
            /** Invoices */
            invoices: components["schemas"]["UploadInvoiceOut"][];
            /** Is Kept */
            is_kept: boolean;
            /** Is Reader Newer */
            is_reader_newer: boolean;
            /** Pages */
            pages: number;
            /** Reason */
            reason: string | null;
            /** Reason Code */
            reason_code: string | null;
            /** Reference No */
            reference_no: string;
            /** Sha256 */
            sha256: string;
            state: components["schemas"]["UploadState"];
            /**
             * State Changed At
             * Format: date-time
             */
            state_changed_at: string;
        };
        /**
         * UploadPageOut
         * @description One page of the upload history, newest first; the limits are those of the next file.
         */
        UploadPageOut: {
            counts: components["schemas"]["UploadCountsOut"];
            formats: components["schemas"]["FormatsOut"];
            /** Items */
            items: components["schemas"]["UploadOut"][];
            /** Limit Bytes */
            limit_bytes: number;
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * UploadState
         * @description 收票状态: every file ends as stored, duplicate or rejected, or waits for a person.
         * @enum {string}
         */
        UploadState: "reading" | "stored" | "duplicate" | "needs_confirmation" | "rejected";
        /**
         * UploadStatesOut
         * @description Those of the asked uploads that are the person's own.
         */
        UploadStatesOut: {
            /** Items */
            items: components["schemas"]["UploadOut"][];
        };
        /**
         * UsageStatus
         * @description 使用: where the invoice stands in a claim.
         * @enum {string}
         */
        UsageStatus: "unused" | "locked" | "in_approval" | "to_pay" | "paid" | "written_off" | "archived";
        /**
         * VerificationOut
         * @description What is planned; ``cannot_ask_because`` tells why ``can_ask`` is false.
         *
         *     ``last_answer_at`` is of the last attempt that brought an answer, ``next_refresh_at`` the next
         *     try by itself: the planned one, else the nightly run where it takes this invoice.
         */
        VerificationOut: {
            /** Can Ask */
            can_ask: boolean;
            /** Cannot Ask Because */
            cannot_ask_because: string | null;
            /** Dead */
            dead: boolean;
            /** Last Answer At */
            last_answer_at: string | null;
            /** Last Error */
            last_error: string | null;
            /** Next Refresh At */
            next_refresh_at: string | null;
            /** Next Try At */
            next_try_at: string | null;
            /**
             * Provider
             * @enum {string}
             */
            provider: "sandbox" | "tencent" | "manual";
            /** Tries Left */
            tries_left: number;
            /** Tries Today */
            tries_today: number;
        };
        /**
         * VerifyProviderName
         * @description Who answers 查验.
         * @enum {string}
         */
        VerifyProviderName: "sandbox" | "tencent" | "manual";
        /**
         * VerifyStatus
         * @description 查验: what the official side answered, or why it has not.
         * @enum {string}
         */
        VerifyStatus: "not_required" | "unverified" | "pending" | "consistent" | "inconsistent" | "not_found" | "quota_exceeded" | "same_day" | "out_of_window" | "malformed" | "error";
        /**
         * VoucherPageOut
         * @description Last paid first; the counts are of the whole month.
         */
        VoucherPageOut: {
            /** Amount Fen */
            amount_fen: number;
            /** Count */
            count: number;
            /** Items */
            items: components["schemas"]["VoucherRow"][];
            /** Made */
            made: number;
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * VoucherRow
         * @description A paid claim with its voucher, or the suggestion of one (``number`` None).
         *
         *     ``missing_subjects`` are expense types without 会计科目: no voucher can be made before.
         */
        VoucherRow: {
            /** Claim No */
            claim_no: string;
            claimant: components["schemas"]["PersonRef"];
            /**
             * Dated On
             * Format: date
             */
            dated_on: string;
            /** Entries */
            entries: components["schemas"]["EntryOut"][];
            /** Id */
            id: number;
            kind: components["schemas"]["ClaimKind"];
            /** Made At */
            made_at: string | null;
            made_by: components["schemas"]["PersonRef"] | null;
            /** Missing Subjects */
            missing_subjects: string[];
            /** Number */
            number: number | null;
            /** Period */
            period: string;
            /** Proof Count */
            proof_count: number;
            /** Purpose */
            purpose: string;
            status: components["schemas"]["ClaimStatus"];
            /** Version */
            version: number;
        };
        /**
         * WaiveIn
         * @description 豁免 of a hit, by who may.
         */
        WaiveIn: {
            /** Reason */
            reason: string;
        };
        /**
         * WalletCondition
         * @description What narrows a wallet search: its parameters, by their names in the address.
         * @enum {string}
         */
        WalletCondition: "filter" | "q" | "month" | "category" | "purpose";
        /**
         * WalletFilter
         * @description Segments of the wallet.
         * @enum {string}
         */
        WalletFilter: "all" | "consistent" | "waiting" | "problem" | "incomplete" | "unclaimed" | "claiming" | "claimed";
        /**
         * WriteOffIn
         * @description 核销: on which day, and the reference under which the tax system registered it.
         */
        WriteOffIn: {
            /**
             * On
             * Format: date
             */
            on: string;
            /** Registration Ref */
            registration_ref: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
