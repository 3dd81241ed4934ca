/**
 * What a customer added to a Tryton: every model and field says which module it comes from, and the modules of the project itself are
 * known by name. A module that is not among them is the customer's, or somebody's who sold it to them.
 */
import { UpstreamError } from '../../upstream-error.ts';
import type { LoginSession } from './session.ts';

/** The modules of Tryton's own releases, those that Debian has (6.0) and later ones. */
export const standardModules: readonly string[] = `
account account_asset account_be account_budget account_cash_rounding account_credit_limit account_de_skr03 account_deposit
account_dunning account_dunning_email account_dunning_fee account_dunning_letter account_es account_es_sii account_eu account_fr
account_fr_chorus account_invoice account_invoice_correction account_invoice_defer account_invoice_history
account_invoice_line_standalone account_invoice_secondary_unit account_invoice_stock account_invoice_watermark
account_move_line_grouping account_payment account_payment_braintree account_payment_clearing account_payment_sepa
account_payment_sepa_cfonb account_payment_stripe account_product account_receivable_rule account_rule account_statement
account_statement_aeb43 account_statement_coda account_statement_mt940 account_statement_ofx account_statement_rule
account_statement_sepa account_stock_anglo_saxon account_stock_continental account_stock_eu account_stock_landed_cost
account_stock_landed_cost_weight account_stock_shipment_cost account_stock_shipment_cost_weight account_syscohada
account_tax_cash account_tax_non_deductible account_tax_rule_country analytic_account analytic_budget analytic_invoice
analytic_purchase analytic_sale attendance authentication_saml authentication_sms bank carrier carrier_carriage
carrier_percentage carrier_subdivision carrier_weight commission commission_waiting company company_work_time country currency
currency_ro currency_rs customs dashboard document_incoming document_incoming_invoice document_incoming_ocr
document_incoming_ocr_typless edocument_peppol edocument_peppol_peppyrus edocument_uncefact edocument_unece google_maps
google_translate inbound_email incoterm ir ldap_authentication marketing marketing_automation marketing_campaign marketing_email
notification_email party party_avatar party_relationship party_siret product product_attribute product_classification
product_classification_taxonomic product_cost_fifo product_cost_history product_cost_warehouse product_image
product_image_attribute product_kit product_measurements product_price_list product_price_list_cache product_price_list_dates
product_price_list_parent production production_outsourcing production_routing production_split production_work
production_work_timesheet project project_invoice project_plan project_revenue purchase purchase_amendment
purchase_blanket_agreement purchase_history purchase_invoice_line_standalone purchase_price_list purchase_product_quantity
purchase_request purchase_request_quotation purchase_requisition purchase_secondary_unit purchase_shipment_cost quality res sale
sale_advance_payment sale_amendment sale_blanket_agreement sale_complaint sale_credit_limit sale_discount sale_extra
sale_gift_card sale_history sale_invoice_date sale_invoice_grouping sale_opportunity sale_payment sale_point sale_price_list
sale_product_customer sale_product_quantity sale_product_recommendation sale_product_recommendation_association_rule
sale_promotion sale_promotion_coupon sale_promotion_coupon_payment sale_rental sale_rental_progress_invoice sale_secondary_unit
sale_shipment_cost sale_shipment_grouping sale_shipment_tolerance sale_stock_quantity sale_subscription sale_subscription_asset
sale_supply sale_supply_drop_shipment sale_supply_production stock stock_assign_manual stock_consignment stock_forecast
stock_inventory_location stock_location_move stock_location_sequence stock_lot stock_lot_sled stock_lot_unit stock_package
stock_package_shipping stock_package_shipping_dpd stock_package_shipping_mygls stock_package_shipping_sendcloud
stock_package_shipping_ups stock_product_location stock_quantity_early_planning stock_quantity_issue stock_secondary_unit
stock_shipment_cost stock_shipment_cost_weight stock_shipment_measurements stock_split stock_supply stock_supply_day
stock_supply_forecast stock_supply_production tests timesheet timesheet_cost user_role web_shop web_shop_product_data_feed
web_shop_shopify web_shop_vue_storefront web_shop_vue_storefront_stripe web_shortener web_user
`
  .trim()
  .split(/\s+/);

const standard: ReadonlySet<string> = new Set(standardModules);

type Facts = Readonly<Record<string, unknown>>;

const isFacts = (value: unknown): value is Facts => typeof value === 'object' && value !== null;

/** What a system tells; undefined where this user may not look, or another release calls things differently. */
export const ifTold = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked;
  } catch (error) {
    const isClosed = error instanceof UpstreamError && /^(?:access|data)\./.test(error.code);
    if (!isClosed) throw error;
    return undefined;
  }
};

const rowsOf = async (
  session: LoginSession,
  method: string,
  parameters: readonly unknown[],
): Promise<Facts[]> => {
  const rows = await ifTold(session.ask(method, parameters, 'data.failed'));
  return Array.isArray(rows) ? rows.filter(isFacts) : [];
};

const isOwn = ({ module }: Facts): boolean =>
  typeof module === 'string' && module !== '' && !standard.has(module);

/** Models of the customer that are looked at, at most. */
const most = 100;

/** The names of models that come from modules of the customer's, in order. */
export const ownModels = async (session: LoginSession): Promise<readonly string[]> => {
  const domain = [['module', 'not in', standardModules]];
  const rows = await rowsOf(session, 'model.ir.model.search_read', [
    ...[domain, 0, most, [['model', 'ASC']], ['model', 'module'], {}],
  ]);
  return rows.filter(isOwn).flatMap(({ model }) => (typeof model === 'string' ? [model] : []));
};

/** Whether a field of a model is the customer's. */
export type IsOwnField = (model: string, field: string) => boolean;

/** The fields of these models that come from modules of the customer's. */
export const ownFields = async (session: LoginSession, models: readonly string[]): Promise<IsOwnField> => {
  const domain = [
    ['model.model', 'in', models],
    ['module', 'not in', standardModules],
  ];
  const rows = await rowsOf(session, 'model.ir.model.field.search_read', [
    ...[domain, 0, 10_000, null, ['name', 'module', 'model.model'], {}],
  ]);
  const own = new Set(
    rows.filter(isOwn).map((row) => {
      const of = row['model.'];
      return JSON.stringify([isFacts(of) ? of['model'] : undefined, row['name']]);
    }),
  );
  return (model, field) => own.has(JSON.stringify([model, field]));
};
