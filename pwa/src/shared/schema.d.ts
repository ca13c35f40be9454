/** Generated from the OpenAPI document by `npm run generate`; do not edit. */

export interface paths {
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionOut"];
                    };
                };
                /** @description problem */
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
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SetupIn"];
                };
            };
            responses: {
                /** @description ok */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionOut"];
                    };
                };
                /** @description problem */
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
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RegistrationIn"];
                };
            };
            responses: {
                /** @description ok */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RegistrationOut"];
                    };
                };
                /** @description problem */
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
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfirmIn"];
                };
            };
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConfirmOut"];
                    };
                };
                /** @description problem */
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
    "/api/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LoginIn"];
                };
            };
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionOut"];
                    };
                };
                /** @description problem */
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
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description problem */
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
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonPage"];
                    };
                };
                /** @description problem */
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
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person_id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PersonPatch"];
                };
            };
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonOut"];
                    };
                };
                /** @description problem */
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
    "/api/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompanyList"];
                    };
                };
                /** @description problem */
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
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CompanyIn"];
                };
            };
            responses: {
                /** @description ok */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CompanyOut"];
                    };
                };
                /** @description problem */
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
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailPage"];
                    };
                };
                /** @description problem */
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
    "/api/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ScanIn"];
                };
            };
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaptureOut"];
                    };
                };
                /** @description ok */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaptureOut"];
                    };
                };
                /** @description problem */
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
    "/api/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    filter?: "all" | "consistent" | "waiting" | "problem";
                    q?: string;
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoicePage"];
                    };
                };
                /** @description problem */
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
        post: {
            parameters: {
                query?: never;
                header: {
                    "Idempotency-Key": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ManualIn"];
                };
            };
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaptureOut"];
                    };
                };
                /** @description ok */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaptureOut"];
                    };
                };
                /** @description problem */
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
    "/api/invoices/states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    ids?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceStates"];
                    };
                };
                /** @description problem */
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
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceDetail"];
                    };
                };
                /** @description problem */
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
    "/api/invoices/{invoice_id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
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
                /** @description ok */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceDetail"];
                    };
                };
                /** @description problem */
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
    "/api/invoices/{invoice_id}/manual-verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    invoice_id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["ManualVerdictIn"];
                };
            };
            responses: {
                /** @description ok */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceDetail"];
                    };
                };
                /** @description problem */
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
    "/api/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HomeOut"];
                    };
                };
                /** @description problem */
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
    "/api/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KindList"];
                    };
                };
                /** @description problem */
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        Role: "employee" | "approver" | "accountant" | "cashier" | "clearing_operator" | "auditor" | "administrator";
        /** @enum {string} */
        PersonState: "unconfirmed" | "active" | "disabled";
        /** @enum {string} */
        InvoiceKind: "special_vat" | "ordinary_vat" | "electronic_ordinary" | "electronic_special" | "digital_special" | "digital_ordinary" | "digital_paper_special" | "digital_paper_ordinary" | "digital_motor_vehicle" | "digital_used_vehicle" | "freight" | "roll" | "toll" | "motor_vehicle" | "used_vehicle" | "rail_ticket" | "air_itinerary" | "quota_invoice" | "fiscal_receipt" | "blockchain_invoice" | "unknown";
        /** @enum {string} */
        AmountMeaning: "without_tax" | "with_tax" | "unknown";
        /** @enum {string} */
        VerifyStatus: "not_required" | "unverified" | "pending" | "consistent" | "inconsistent" | "not_found" | "quota_exceeded" | "same_day" | "out_of_window" | "malformed" | "error";
        /** @enum {string} */
        TaxStatus: "unknown" | "normal" | "voided" | "partially_red" | "fully_red" | "abnormal";
        /** @enum {string} */
        TitleCheck: "unchecked" | "ok" | "tax_no_mismatch" | "unknown_title" | "not_required";
        /** @enum {string} */
        UsageStatus: "unused" | "locked" | "in_approval" | "to_pay" | "paid" | "written_off" | "archived";
        /** @enum {string} */
        ReviewStatus: "pending" | "confirmed" | "rejected" | "voided" | "archived";
        /** @enum {string} */
        Outcome: "MATCH_VALID" | "MATCH_VOID" | "MATCH_RED_PARTIAL" | "MATCH_RED_FULL" | "MATCH_IS_RED_LETTER" | "MISMATCH" | "NOT_FOUND" | "DAILY_LIMIT" | "NOT_YET" | "TOO_OLD" | "BAD_INPUT" | "PROVIDER_BUSY" | "PROVIDER_CONFIG" | "UNSUPPORTED";
        CompanyRef: {
            id: number;
            title: string;
        };
        PersonOut: {
            id: number;
            username: string;
            display_name: string;
            email: string;
            state: components["schemas"]["PersonState"];
            roles: components["schemas"]["Role"][];
            company: components["schemas"]["CompanyRef"] | null;
        };
        SessionOut: {
            /** @enum {string} */
            state: "setup" | "anonymous" | "signed_in";
            person: components["schemas"]["PersonOut"] | null;
            organisation_name: string | null;
            is_demo: boolean;
            /** @enum {string} */
            verify_provider: "sandbox" | "tencent" | "manual";
            /** @enum {string} */
            mail: "smtp" | "local";
            version: string;
        };
        SetupIn: {
            organisation_name: string;
            username: string;
            display_name: string;
            email: string;
            password: string;
        };
        RegistrationIn: {
            username: string;
            display_name: string;
            email: string;
            password: string;
        };
        RegistrationOut: {
            email_masked: string;
        };
        ConfirmIn: {
            token: string;
        };
        ConfirmOut: {
            username: string;
        };
        LoginIn: {
            username: string;
            password: string;
        };
        PersonPage: {
            items: components["schemas"]["PersonOut"][];
            next_cursor: string | null;
        };
        PersonPatch: {
            /** @enum {string} */
            state?: "active" | "disabled";
            roles?: components["schemas"]["Role"][];
            company_id?: number | null;
        };
        CompanyOut: {
            id: number;
            title: string;
            tax_id: string | null;
        };
        CompanyIn: {
            title: string;
            tax_id: string | null;
        };
        CompanyList: {
            items: components["schemas"]["CompanyOut"][];
        };
        MailOut: {
            id: number;
            to: string;
            subject: string;
            body: string;
            /** @enum {string} */
            state: "local" | "waiting" | "sent" | "dead";
            /** Format: date-time */
            created_at: string;
            last_error: string | null;
        };
        MailPage: {
            items: components["schemas"]["MailOut"][];
            next_cursor: string | null;
        };
        ScanIn: {
            text: string;
            /** Format: date-time */
            captured_at?: string;
        };
        ManualIn: {
            kind: components["schemas"]["InvoiceKind"];
            code: string | null;
            number: string;
            /** Format: date */
            issued_on: string;
            amount_fen: number | null;
            check_code: string | null;
            late_entry_reason: string | null;
        };
        DuplicateOut: {
            owner_name: string | null;
            registered_at: string | null;
            is_mine: boolean;
            differs: string[];
        };
        CaptureOut: {
            /** @enum {string} */
            result: "stored" | "duplicate";
            reference_no: string | null;
            invoice: components["schemas"]["InvoiceOut"] | null;
            duplicate?: components["schemas"]["DuplicateOut"] | null;
        };
        InvoiceRow: {
            id: number;
            reference_no: string;
            kind: components["schemas"]["InvoiceKind"];
            kind_label: string;
            number: string;
            code: string | null;
            issued_on: string | null;
            amount_fen: number | null;
            amount_meaning: components["schemas"]["AmountMeaning"];
            total_fen: number | null;
            seller_name: string | null;
            verify_status: components["schemas"]["VerifyStatus"];
            tax_status: components["schemas"]["TaxStatus"];
            title_check: components["schemas"]["TitleCheck"];
            usage_status: components["schemas"]["UsageStatus"];
            review_status: components["schemas"]["ReviewStatus"];
            is_sandbox: boolean;
            is_red_letter: boolean;
            /** Format: date-time */
            captured_at: string;
            /** Format: date-time */
            status_changed_at: string;
        };
        InvoiceOut: {
            id: number;
            reference_no: string;
            kind: components["schemas"]["InvoiceKind"];
            kind_label: string;
            number: string;
            code: string | null;
            issued_on: string | null;
            amount_fen: number | null;
            amount_meaning: components["schemas"]["AmountMeaning"];
            total_fen: number | null;
            seller_name: string | null;
            verify_status: components["schemas"]["VerifyStatus"];
            tax_status: components["schemas"]["TaxStatus"];
            title_check: components["schemas"]["TitleCheck"];
            usage_status: components["schemas"]["UsageStatus"];
            review_status: components["schemas"]["ReviewStatus"];
            is_sandbox: boolean;
            is_red_letter: boolean;
            /** Format: date-time */
            captured_at: string;
            /** Format: date-time */
            status_changed_at: string;
            check_code: string | null;
            /** @enum {string} */
            crc: "ok" | "mismatch" | "absent" | "undetermined";
            /** @enum {string} */
            intake_channel: "qr_scan" | "photo" | "file_upload" | "email" | "watch_folder" | "batch_import" | "manual" | "api" | "device";
            buyer_name: string | null;
            buyer_tax_id: string | null;
            seller_tax_id: string | null;
            amount_without_tax_fen: number | null;
            tax_fen: number | null;
            warnings: string[];
            late_entry_reason: string | null;
        };
        InvoiceDetail: {
            id: number;
            reference_no: string;
            kind: components["schemas"]["InvoiceKind"];
            kind_label: string;
            number: string;
            code: string | null;
            issued_on: string | null;
            amount_fen: number | null;
            amount_meaning: components["schemas"]["AmountMeaning"];
            total_fen: number | null;
            seller_name: string | null;
            verify_status: components["schemas"]["VerifyStatus"];
            tax_status: components["schemas"]["TaxStatus"];
            title_check: components["schemas"]["TitleCheck"];
            usage_status: components["schemas"]["UsageStatus"];
            review_status: components["schemas"]["ReviewStatus"];
            is_sandbox: boolean;
            is_red_letter: boolean;
            /** Format: date-time */
            captured_at: string;
            /** Format: date-time */
            status_changed_at: string;
            check_code: string | null;
            /** @enum {string} */
            crc: "ok" | "mismatch" | "absent" | "undetermined";
            /** @enum {string} */
            intake_channel: "qr_scan" | "photo" | "file_upload" | "email" | "watch_folder" | "batch_import" | "manual" | "api" | "device";
            buyer_name: string | null;
            buyer_tax_id: string | null;
            seller_tax_id: string | null;
            amount_without_tax_fen: number | null;
            tax_fen: number | null;
            warnings: string[];
            late_entry_reason: string | null;
            verification: components["schemas"]["VerificationOut"];
            attempts: components["schemas"]["AttemptOut"][];
            official_form: components["schemas"]["OfficialForm"] | null;
            items: components["schemas"]["ItemOut"][];
        };
        InvoicePage: {
            items: components["schemas"]["InvoiceRow"][];
            next_cursor: string | null;
        };
        InvoiceStates: {
            items: components["schemas"]["InvoiceRow"][];
        };
        VerificationOut: {
            provider: string;
            next_try_at: string | null;
            tries_today: number;
            can_ask: boolean;
            dead: boolean;
            last_error: string | null;
        };
        AttemptOut: {
            id: number;
            provider: string;
            is_sandbox: boolean;
            outcome: components["schemas"]["Outcome"] | null;
            raw_code: string | null;
            message: string;
            /** Format: date-time */
            asked_at: string;
            finished_at: string | null;
            person_name: string | null;
            evidence: boolean;
            note: string | null;
        };
        OfficialField: {
            label: string;
            value: string;
        };
        OfficialForm: {
            url: string;
            fields: components["schemas"]["OfficialField"][];
        };
        ItemOut: {
            name: string;
            spec: string | null;
            unit: string | null;
            quantity: string | null;
            unit_price: string | null;
            amount_fen: number | null;
            tax_rate: string | null;
            tax_fen: number | null;
        };
        ManualVerdictIn: {
            outcome: components["schemas"]["Outcome"];
            note?: string | null;
            evidence: string;
        };
        HomeOut: {
            invoices: number;
            waiting: number;
            problems: number;
            latest: components["schemas"]["InvoiceRow"][];
        };
        KindFields: {
            /** @enum {string} */
            code: "required" | "empty" | "optional";
            /** @enum {string} */
            number: "required" | "empty" | "optional";
            /** @enum {string} */
            issued_on: "required" | "empty" | "optional";
            /** @enum {string} */
            amount: "required" | "empty" | "optional";
            /** @enum {string} */
            check_code: "required" | "empty" | "optional";
        };
        KindOut: {
            kind: components["schemas"]["InvoiceKind"];
            label: string;
            fields: components["schemas"]["KindFields"];
            amount_meaning: components["schemas"]["AmountMeaning"];
            amount_label: string;
            features: string;
            deductible: boolean;
        };
        KindList: {
            items: components["schemas"]["KindOut"][];
        };
        FieldError: {
            field: string;
            message: string;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail: string;
        } & {
            [key: string]: unknown;
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
