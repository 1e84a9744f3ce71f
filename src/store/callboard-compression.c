/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compresses the responses in the history; JSON shrinks to about a tenth. Used by the
 * workers of CallboardHistory.
 */

#include "config.h"

#include "callboard-compression.h"

/* From 1 (fastest) to 9 (smallest). */
#define LEVEL 1

/* The size of a read, in bytes. */
#define CHUNK_SIZE (64 * 1024)

/**
 * callboard_compression_compress: (skip)
 * @bytes: the data to compress
 * @error: return location for a %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): the compressed data
 */
GBytes *
callboard_compression_compress (GBytes  *bytes,
                                GError **error)
{
  g_autoptr(GZlibCompressor) compressor =
    g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL);

  g_return_val_if_fail (bytes != NULL, NULL);

  return g_converter_convert_bytes (G_CONVERTER (compressor), bytes, error);
}

/**
 * callboard_compression_decompress: (skip)
 * @compressed: compressed data from the history file, which may be damaged
 * @max_size: the maximum size of the result in bytes
 * @error: return location for a %G_IO_ERROR
 *
 * Fails if @compressed is not valid or would be larger than @max_size.
 *
 * Returns: (transfer full) (nullable): the original data
 */
GBytes *
callboard_compression_decompress (GBytes  *compressed,
                                  gsize    max_size,
                                  GError **error)
{
  g_autoptr(GConverter) decompressor = NULL;
  g_autoptr(GInputStream) memory = NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GByteArray) body = NULL;
  gssize n;

  g_return_val_if_fail (compressed != NULL, NULL);

  decompressor = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  memory = g_memory_input_stream_new_from_bytes (compressed);
  stream = g_converter_input_stream_new (memory, decompressor);
  body = g_byte_array_new ();
  do
    {
      guint8 chunk[CHUNK_SIZE];

      n = g_input_stream_read (stream, chunk, sizeof chunk, NULL, error);
      if (n > 0 && (gsize) n > max_size - body->len)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                       "More than %" G_GSIZE_FORMAT " bytes", max_size);
          n = -1;
        }
      if (n > 0)
        g_byte_array_append (body, chunk, (guint) n);
    }
  while (n > 0);

  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&body)) : NULL;
}
