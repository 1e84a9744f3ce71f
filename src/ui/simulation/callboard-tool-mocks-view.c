/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tools that were mocked in a simulation, with their arguments and results. Used by
 * CallboardTranscriptView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-adw-names.h"
#include "callboard-formats.h"
#include "callboard-skipped-items-banner.h"
#include "callboard-text.h"
#include "callboard-tool-mocks-view.h"
#include "callboard-value-row.h"
#include "callboard-vocabulary.h"

/* Characters shown of the name of a tool. */
#define MAX_NAME 200

/* The maximum number of rows. */
#define MAX_MOCKS 200

/**
 * CallboardToolMocksView:
 *
 * A list of mocked tools that unfold. `label` is their number in words, or %NULL if there are
 * none, also if they could not be loaded.
 */
struct _CallboardToolMocksView
{
  AdwBin                       parent_instance;

  CallboardSkippedItemsBanner *skipped_items_banner;
  GtkListBox                  *list;

  CallboardCallPart           *part;
  GObject                     *shown;
  char                        *label;
};

G_DEFINE_FINAL_TYPE (CallboardToolMocksView, callboard_tool_mocks_view, ADW_TYPE_BIN)

enum
{
  PROP_LABEL = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
create_row (CallboardToolMock *mock)
{
  const char *tool_name = callboard_tool_mock_get_tool_name (mock);
  g_autofree char *name = tool_name != NULL ? callboard_text_sanitize_line (tool_name, MAX_NAME)
                                            : g_strdup (callboard_format_unknown ());
  g_autofree char *source = callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_TOOL_MOCK_SOURCE,
                                                            callboard_tool_mock_get_source (mock));
  AdwExpanderRow *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, NULL);

  /* During construction, the row would take the title for markup. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_expander_row_set_subtitle (row, source != NULL ? source : "");
  callboard_adw_names_update_expander_row (row);
  adw_expander_row_add_row (row, callboard_value_row_new (_("Arguments"), callboard_tool_mock_get_arguments (mock),
                                                          callboard_tool_mock_get_arguments_digits (mock)));
  /* Translators: what a tool returned */
  adw_expander_row_add_row (row, callboard_value_row_new (C_("tool", "Result"), callboard_tool_mock_get_result (mock),
                                                          callboard_tool_mock_get_result_digits (mock)));

  return GTK_WIDGET (row);
}

static void
show_mocks (CallboardToolMocksView *self,
            GListModel             *mocks)
{
  guint n = g_list_model_get_n_items (mocks);

  for (guint i = 0; i < MIN (n, MAX_MOCKS); i++)
    {
      g_autoptr(CallboardToolMock) mock = g_list_model_get_item (mocks, i);

      gtk_list_box_append (self->list, create_row (mock));
    }
  if (n > MAX_MOCKS)
    {
      g_autofree char *note = g_strdup_printf (ngettext ("%u more tool is not shown",
                                                         "%u more tools are not shown", n - MAX_MOCKS),
                                               n - MAX_MOCKS);

      gtk_list_box_append (self->list, g_object_new (ADW_TYPE_ACTION_ROW, "title", note, "use-markup", FALSE, NULL));
    }
}

static void
set_label (CallboardToolMocksView *self,
           guint                   n)
{
  /* Translators: tools of the agent that were not really called */
  g_autofree char *label = n > 0 ? g_strdup_printf (ngettext ("%u Mocked Tool", "%u Mocked Tools", n), n) : NULL;

  if (g_set_str (&self->label, label))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

static void
callboard_tool_mocks_view_update (CallboardToolMocksView *self)
{
  GObject *content = self->part != NULL ? callboard_call_part_get_content (self->part) : NULL;
  CallboardToolMockList *mocks = (CallboardToolMockList *) content;
  GListModel *skipped_items = mocks != NULL ? callboard_tool_mock_list_get_skipped_items (mocks) : NULL;

  if (!g_set_object (&self->shown, content))
    return;

  gtk_list_box_remove_all (self->list);
  if (mocks != NULL)
    show_mocks (self, G_LIST_MODEL (mocks));
  callboard_skipped_items_banner_show (self->skipped_items_banner, skipped_items,
                                       mocks != NULL ? callboard_tool_mock_list_get_unreadable (mocks) : NULL,
                                       NULL);
  set_label (self, mocks != NULL ? g_list_model_get_n_items (G_LIST_MODEL (mocks)) +
                                   g_list_model_get_n_items (skipped_items)
                                 : 0);
}

static void
callboard_tool_mocks_view_get_property (GObject    *object,
                                        guint       property_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  if (property_id == PROP_LABEL)
    g_value_set_string (value, CALLBOARD_TOOL_MOCKS_VIEW (object)->label);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_tool_mocks_view_dispose (GObject *object)
{
  CallboardToolMocksView *self = CALLBOARD_TOOL_MOCKS_VIEW (object);

  if (self->part != NULL)
    g_signal_handlers_disconnect_by_data (self->part, self);
  g_clear_object (&self->part);
  g_clear_object (&self->shown);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_TOOL_MOCKS_VIEW);

  G_OBJECT_CLASS (callboard_tool_mocks_view_parent_class)->dispose (object);
}

static void
callboard_tool_mocks_view_finalize (GObject *object)
{
  g_free (CALLBOARD_TOOL_MOCKS_VIEW (object)->label);

  G_OBJECT_CLASS (callboard_tool_mocks_view_parent_class)->finalize (object);
}

static void
callboard_tool_mocks_view_class_init (CallboardToolMocksViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = callboard_tool_mocks_view_get_property;
  object_class->dispose = callboard_tool_mocks_view_dispose;
  object_class->finalize = callboard_tool_mocks_view_finalize;

  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CALLBOARD_TYPE_SKIPPED_ITEMS_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-tool-mocks-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardToolMocksView, list);
  gtk_widget_class_bind_template_child (widget_class, CallboardToolMocksView, skipped_items_banner);
}

static void
callboard_tool_mocks_view_init (CallboardToolMocksView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_tool_mocks_view_set_part:
 * @self: a view
 * @part: (nullable): the mocked tools of a simulation
 *
 * Shows the mocked tools of a simulation and updates as they change.
 */
void
callboard_tool_mocks_view_set_part (CallboardToolMocksView *self,
                                    CallboardCallPart      *part)
{
  g_return_if_fail (CALLBOARD_IS_TOOL_MOCKS_VIEW (self));
  g_return_if_fail (part == NULL || CALLBOARD_IS_CALL_PART (part));

  if (self->part == part)
    return;

  if (self->part != NULL)
    g_signal_handlers_disconnect_by_data (self->part, self);
  g_set_object (&self->part, part);
  if (part != NULL)
    g_signal_connect_swapped (part, "notify::content", G_CALLBACK (callboard_tool_mocks_view_update), self);
  callboard_tool_mocks_view_update (self);
}
